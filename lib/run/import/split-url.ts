/** An address in two: the FHIR base URL, and the path below it. */
export interface SplitUrl {
  holder: string;
  path: string;
}

/** A segment with which a path below a FHIR base begins: a type, an operation, or a document of the server. */
const beginsPath = /^(?:[A-Z][A-Za-z]{2,}|\$[a-z][\w-]*|metadata|_history|_search|\.well-known)$/;

/**
 * Where the FHIR base URL ends in an address: at a base that is known (the longest), behind a variable at its start, or
 * before the first segment that can begin a FHIR path. Null: nothing in it looks like FHIR.
 *
 * @param bases FHIR base URLs that the workspace knows
 * @see https://hl7.org/fhir/R4/http.html#general
 */
export function splitFhirUrl(url: string, bases: readonly string[]): SplitUrl | null {
  const known = bases
    .map((base) => base.replace(/\/+$/, ''))
    .filter((base) => url.startsWith(base) && /^(?:[/?]|$)/.test(url.slice(base.length)))
    .sort((a, b) => b.length - a.length)[0];
  if (known !== undefined) return splitAt(url, known.length);
  const variable = /^\{\{[^{}]+\}\}(?=[/?]|$)/.exec(url)?.[0];
  if (variable !== undefined) return splitAt(url, variable.length);
  const [, origin = '', path = ''] = /^([a-z][a-z0-9+.-]*:\/\/[^/?#]+)([^?#]*)/i.exec(url) ?? [];
  if (origin === '') return null;
  let length = origin.length;
  for (const segment of path.split('/').slice(1)) {
    if (beginsPath.test(segment)) return splitAt(url, length);
    length += segment.length + 1;
  }
  return null;
}

function splitAt(url: string, length: number): SplitUrl {
  const [rest = ''] = url.slice(length).split('#');
  return { holder: url.slice(0, length), path: rest.replace(/^\//, '') };
}

/** The address of a path below a FHIR base URL. */
export function joinFhirUrl({ holder, path }: SplitUrl): string {
  return path === '' || path.startsWith('?') ? `${holder}${path}` : `${holder}/${path}`;
}
