import { findHeader } from '@/lib/protocol/headers';

const bodyTypes: ReadonlyMap<string, string> = new Map([
  ['json', 'application/json'],
  ['xml', 'application/xml'],
  ['text', 'text/plain'],
  ['html', 'text/html'],
]);

/** The media type of a body by the word that other tools have for its kind; null for a word that is not known. */
export function bodyTypeOf(word: string): string | null {
  return bodyTypes.get(word) ?? null;
}

/** A body as it is imported: its text, and the content type that it needs. */
export interface ImportedBody {
  text: string | null;
  type: string | null;
}

export const noBody: ImportedBody = { text: null, type: null };

/** The fields of a form as its body. Percent-encoded, but variables stay readable. */
export function formBody(
  fields: readonly (readonly [name: string, value: string])[],
): ImportedBody {
  const pairs = fields.map(([name, value]) => `${encoded(name)}=${encoded(value)}`);
  return { text: pairs.join('&'), type: 'application/x-www-form-urlencoded' };
}

function encoded(text: string): string {
  return text
    .split(/(\{\{[^{}]+\}\})/)
    .map((piece, index) => (index % 2 === 1 ? piece : encodeURIComponent(piece)))
    .join('');
}

/** Leaves a body out that cannot be sent from here, and notes it. */
export function leftOutBody(kind: string, notes: string[]): ImportedBody {
  notes.push(`The body (${kind}) cannot be sent from here and was left out.`);
  return noBody;
}

/** Headers with the content type that a body needs, unless they say one. */
export function withContentType(
  headers: readonly [name: string, value: string][],
  type: string | null,
): [name: string, value: string][] {
  const hasType = findHeader(headers, 'content-type') !== undefined;
  return type === null || hasType ? [...headers] : [...headers, ['Content-Type', type]];
}
