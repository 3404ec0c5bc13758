import { findHeader } from '@/lib/protocol/headers';

/** The media type of a body by the word that other tools have for its kind. */
export const bodyTypes: Readonly<Record<string, string>> = {
  json: 'application/json',
  xml: 'application/xml',
  text: 'text/plain',
  html: 'text/html',
};

export const formType = 'application/x-www-form-urlencoded';

/** A body as it is imported: its text, and the content type that it needs. */
export interface ImportedBody {
  text: string | null;
  type: string | null;
}

export const noBody: ImportedBody = { text: null, type: null };

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
