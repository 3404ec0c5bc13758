import { isObject } from '@/lib/protocol/json-value';

/**
 * What is at a path of members (`contact.url`) of a JSON value, as text: elements of a list are put on lines of their
 * own, anything that is no text, number or list of them is empty.
 */
export function memberText(value: unknown, path: string): string {
  let here: unknown = value;
  // A member may itself have a dot in its name.
  if (isObject(here) && Object.hasOwn(here, path)) return textOf(here[path]);
  for (const member of path.split('.')) {
    if (!isObject(here) || !Object.hasOwn(here, member)) return '';
    here = here[member];
  }
  return textOf(here);
}

/** Paths to the texts and numbers of an object, two members deep. */
export function memberPaths(value: unknown): string[] {
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([member, content]) =>
    isObject(content)
      ? Object.keys(content)
          .filter((inner) => textOf(content[inner]) !== '')
          .map((inner) => `${member}.${inner}`)
      : [member],
  );
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return Array.isArray(value)
    ? value
        .map(textOf)
        .filter((item) => item !== '')
        .join('\n')
    : '';
}
