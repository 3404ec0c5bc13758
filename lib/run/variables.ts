/** What a name of a variable looks like. */
export const variableName = /^[A-Za-z_][\w.-]{0,63}$/;

const reference = /\{\{\s*([A-Za-z_][\w.-]{0,63})\s*\}\}/g;

/** A piece of a text: as it stands, or the name of a variable that stands for it. */
export type TemplatePart = { text: string } | { variable: string; written: string };

/** Takes a text apart at its references. The parts, put together as they were written, are the text. */
export function parseTemplate(text: string): TemplatePart[] {
  const parts: TemplatePart[] = [];
  let from = 0;
  for (const match of text.matchAll(reference)) {
    if (match.index > from) parts.push({ text: text.slice(from, match.index) });
    parts.push({ variable: match[1] ?? '', written: match[0] });
    from = match.index + match[0].length;
  }
  if (from < text.length) parts.push({ text: text.slice(from) });
  return parts;
}

/** Whether a text refers to any variable. */
export function hasVariables(text: string): boolean {
  return parseTemplate(text).some((part) => 'variable' in part);
}

/** A reference to a variable that is not there, with the place of the text that has it: `request.headers.0.1`. */
export interface UnknownVariable {
  path: string;
  name: string;
}

export interface Resolved<Value> {
  value: Value;
  unknown: UnknownVariable[];
}

/**
 * Puts values in the place of references, in each text of a value and however deep it stands; names of members stay.
 * A value goes in as it is and is not looked through again, so no value can refer to another.
 */
export function resolveVariables<Value>(
  value: Value,
  variables: ReadonlyMap<string, string>,
): Resolved<Value> {
  const unknown: UnknownVariable[] = [];
  function fill(text: string, path: string): string {
    return parseTemplate(text)
      .map((part) => {
        if ('text' in part) return part.text;
        const found = variables.get(part.variable);
        if (found === undefined) unknown.push({ path, name: part.variable });
        return found ?? part.written;
      })
      .join('');
  }
  function walk(item: unknown, path: readonly string[]): unknown {
    if (typeof item === 'string') return fill(item, path.join('.'));
    if (Array.isArray(item)) return item.map((entry, at) => walk(entry, [...path, String(at)]));
    if (typeof item !== 'object' || item === null) return item;
    return Object.fromEntries(
      Object.entries(item).map(([name, entry]) => [name, walk(entry, [...path, name])]),
    );
  }
  return { value: walk(value, []) as Value, unknown };
}

/** The names of all variables that a value refers to, each once, in the order in which they stand. */
export function variablesIn(value: unknown): string[] {
  return [...new Set(resolveVariables(value, new Map()).unknown.map(({ name }) => name))];
}

/** Whether a text says nothing but names of variables, after a scheme such as Bearer: then it holds no secret itself. */
export function isReference(text: string): boolean {
  const parts = parseTemplate(text);
  return (
    parts.some((part) => 'variable' in part) &&
    parts.every((part) => 'variable' in part || /^\s*(Bearer|Basic|DPoP)?\s*$/i.test(part.text))
  );
}
