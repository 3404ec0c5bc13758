import 'server-only';
import { hashText } from '../generator/random';
import { FhirError } from './fhir-error';

/** Ties a cursor to its search, so that it is not taken for another one's. */
function digestOf(applied: readonly (readonly [string, string])[]): string {
  return hashText(JSON.stringify(applied)).toString(36);
}

/** The opaque place in the results of a search that a page begins at. The same search gives the same cursor. */
export function writeCursor(
  offset: number,
  applied: readonly (readonly [string, string])[],
): string {
  return Buffer.from(`${offset}.${digestOf(applied)}`).toString('base64url');
}

/**
 * How many results come before the page of a cursor.
 * @throws {FhirError} when it is none of this search
 */
export function readCursor(
  cursor: string,
  applied: readonly (readonly [string, string])[],
): number {
  const text = Buffer.from(cursor, 'base64url').toString('latin1');
  const [, offset = '', digest] = /^(\d{1,9})\.([0-9a-z]+)$/.exec(text) ?? [];
  if (digest !== digestOf(applied)) {
    throw new FhirError(
      400,
      'value',
      'The page is not one of this search: follow the links of the Bundle without changing them.',
    );
  }
  return Number(offset);
}
