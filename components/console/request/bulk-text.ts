import type { PairRow } from './request-form';

/** What stands between name and value in the text of a table. */
export type PairSeparator = '=' | ':';

/** A table as text, one row a line; `# ` begins a row that is switched off. */
export function textOfRows(rows: readonly PairRow[], separator: PairSeparator): string {
  const between = separator === ':' ? ': ' : '=';
  return rows
    .map(({ name, value, isOn }) => `${isOn ? '' : '# '}${name}${between}${value}`)
    .join('\n');
}

/** The rows that a text says; blank lines say none, and a line without a separator is a name. */
export function rowsOfText(text: string, separator: PairSeparator): PairRow[] {
  return text.split(/\r?\n/).flatMap((line) => {
    if (line.trim() === '') return [];
    const isOn = !/^\s*#/.test(line);
    const rest = isOn ? line : line.replace(/^\s*#\s?/, '');
    const at = rest.indexOf(separator);
    const name = (at === -1 ? rest : rest.slice(0, at)).trim();
    const value = at === -1 ? '' : rest.slice(at + 1);
    return [{ name, value: separator === ':' ? value.trim() : value, isOn }];
  });
}
