import { elementsOf, type R4Element, type R4Table } from './r4-model';

/** Where in a JSON text the cursor stands. */
export interface JsonPlace {
  /** Whether the name of a member belongs here, or a value. */
  kind: 'name' | 'value';
  /** What is written of it already, without quotation marks, and where it begins. */
  written: string;
  from: number;
  isQuoted: boolean;
  /** Names of the members that lead here, from the outside; arrays add none. */
  path: string[];
  /** `resourceType` of each enclosing object, as far as it is written before the cursor. */
  resourceTypes: (string | null)[];
  /** Members that the object around the cursor has before it. */
  siblings: string[];
}

interface Level {
  isObject: boolean;
  /** The member whose value is being read; null before the first name. */
  key: string | null;
  /** Whether a value is due: after the colon, or in an array. */
  isValue: boolean;
  resourceType: string | null;
  names: string[];
}

/** Ends at the closing quotation mark, or at the end of the text. */
function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== '"' && text[at] !== '\n') at += text[at] === '\\' ? 2 : 1;
  return Math.min(at, text.length);
}

/**
 * Reads a JSON text up to the cursor, however unfinished it is. Null where neither a name nor a value belongs:
 * after a name, or outside of everything.
 */
export function jsonPlace(text: string, cursor: number): JsonPlace | null {
  const levels: Level[] = [];
  const open = (isObject: boolean): void => {
    levels.push({ isObject, key: null, isValue: !isObject, resourceType: null, names: [] });
  };
  let at = 0;
  let written = '';
  let from = cursor;
  let isQuoted = false;
  while (at < cursor) {
    const char = text[at] ?? '';
    const level = levels.at(-1);
    if (char === '"') {
      const end = endOfString(text, at);
      if (end >= cursor) {
        written = text.slice(at + 1, cursor);
        from = at + 1;
        isQuoted = true;
        break;
      }
      const value = text.slice(at + 1, end);
      if (level?.isObject && !level.isValue) {
        level.key = value;
        level.names.push(value);
      } else if (level?.isObject && level.key === 'resourceType') {
        level.resourceType = value;
      }
      at = end + 1;
      continue;
    }
    if (char === '{' || char === '[') open(char === '{');
    else if (char === '}' || char === ']') levels.pop();
    else if (char === ':' && level) level.isValue = true;
    else if (char === ',' && level?.isObject) {
      level.isValue = false;
      level.key = null;
    } else if (/[A-Za-z]/.test(char)) {
      const word = /^[A-Za-z]+/.exec(text.slice(at, cursor))?.[0] ?? char;
      if (at + word.length >= cursor) {
        written = word;
        from = at;
        break;
      }
      at += word.length;
      continue;
    }
    at += 1;
  }
  const here = levels.at(-1);
  if (!here) return null;
  const objects = levels.filter((level) => level.isObject);
  return {
    kind: here.isObject && !here.isValue ? 'name' : 'value',
    written,
    from,
    isQuoted,
    path: levels.flatMap((level) =>
      level.isObject && level.key !== null && level.isValue ? [level.key] : [],
    ),
    resourceTypes: objects.map((level) => level.resourceType),
    siblings: here.isObject ? here.names : [],
  };
}

const anyResource = new Set(['FhirResource', 'Resource']);

/** The type of the innermost object around a place; null when nobody can tell. */
export function typeAt(table: R4Table, place: JsonPlace): string | null {
  // A member whose value is being written stands in the object before it.
  const steps = place.path.slice(0, place.resourceTypes.length - 1);
  let type = place.resourceTypes[0] ?? null;
  for (const [index, name] of steps.entries()) {
    if (type === null) return null;
    const element: R4Element | undefined = elementsOf(table, type).find((one) => one.name === name);
    if (!element) return null;
    type = anyResource.has(element.type) ? (place.resourceTypes[index + 1] ?? null) : element.type;
  }
  return type;
}
