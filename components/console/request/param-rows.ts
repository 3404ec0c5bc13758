import { parseTemplate } from '@/lib/run/variables';
import type { OffParam, PairRow, RequestForm } from './request-form';

/** A search parameter as a row; `raw` is how it stands, or would stand, in the query. */
export interface ParamRow extends PairRow {
  raw: string;
}

/** The path as far as `?`, and the query after it; null without one. */
export function splitPath(path: string): { before: string; query: string | null } {
  const at = path.indexOf('?');
  return at === -1
    ? { before: path, query: null }
    : { before: path.slice(0, at), query: path.slice(at + 1) };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

/**
 * Encodes what would end or change a query; what FHIR writes in queries (`:`, `|`, `,`, `$`) stays legible, and
 * references to variables stay what they are.
 */
export function encodeQueryText(text: string, isName = false): string {
  return parseTemplate(text)
    .map((part) => ('text' in part ? encodePlain(part.text, isName) : part.written))
    .join('');
}

function encodePlain(text: string, isName: boolean): string {
  const well = text.replace(
    /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
    '\ufffd',
  );
  const encoded = encodeURIComponent(well).replace(/%(3A|7C|2C|24|2F|40)/g, decodeURIComponent);
  return isName ? encoded : encoded.replaceAll('%3D', '=');
}

/** One parameter as it stands in a query; an empty one keeps its `=`, so that it stays a row. */
export function rawParam(name: string, value: string): string {
  return `${encodeQueryText(name, true)}=${encodeQueryText(value)}`;
}

/** A row from its name and value. */
export function paramRow(name: string, value: string, isOn = true): ParamRow {
  return { name, value, isOn, raw: rawParam(name, value) };
}

function rowOfPiece(raw: string): ParamRow {
  const at = raw.indexOf('=');
  return at === -1
    ? { name: decoded(raw), value: '', isOn: true, raw }
    : { name: decoded(raw.slice(0, at)), value: decoded(raw.slice(at + 1)), isOn: true, raw };
}

/** The parameters of a request in their order, with those that are switched off at their places. */
export function paramRows({
  path,
  offParams,
}: Pick<RequestForm, 'path' | 'offParams'>): ParamRow[] {
  const pieces = (splitPath(path).query ?? '').split('&').filter((piece) => piece !== '');
  const rows: ParamRow[] = [];
  for (let at = 0; at <= pieces.length; at += 1) {
    const isLast = at === pieces.length;
    for (const off of offParams) {
      if (off.at === at || (isLast && off.at > at)) rows.push(paramRow(off.name, off.value, false));
    }
    const piece = pieces[at];
    if (piece !== undefined) rows.push(rowOfPiece(piece));
  }
  return rows;
}

/** The path and the switched-off parameters that rows make; rows that nobody changed stand as they stood. */
export function withParamRows(
  path: string,
  rows: readonly ParamRow[],
): Pick<RequestForm, 'path' | 'offParams'> {
  const offParams: OffParam[] = [];
  const pieces: string[] = [];
  for (const row of rows) {
    if (row.isOn) pieces.push(row.raw);
    else offParams.push({ at: pieces.length, name: row.name, value: row.value });
  }
  const { before } = splitPath(path);
  return { path: pieces.length === 0 ? before : `${before}?${pieces.join('&')}`, offParams };
}

/** The value of the first parameter of a name that is sent, empty without one. */
export function singleParam(rows: readonly ParamRow[], name: string): string {
  return rows.find((row) => row.isOn && row.name === name)?.value ?? '';
}

/** The rows with one value for a name, or without the name when the value is empty. */
export function withSingleParam(
  rows: readonly ParamRow[],
  name: string,
  value: string,
): ParamRow[] {
  const at = rows.findIndex((row) => row.isOn && row.name === name);
  if (value === '') return rows.filter((row) => !row.isOn || row.name !== name);
  const next = paramRow(name, value);
  return at === -1 ? [...rows, next] : rows.map((row, index) => (index === at ? next : row));
}
