import type { HeaderList } from '../exchange';
import { findHeader, isSecretHeader } from '../headers';
import type { HttpRequest } from '../transport';

/** A path or base URL that must not be called. The message says why. */
export class FhirPathError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'FhirPathError';
  }
}

/**
 * Joins a FHIR base URL and a path below it: `Patient/1`, `/Patient?_count=5`, or nothing for the base itself.
 * The result never leaves the base: absolute URLs, `//`, `..` in any spelling, back slashes, encoded slashes,
 * fragments and control characters are refused.
 * @throws {FhirPathError}
 * @see https://hl7.org/fhir/R4/http.html#root
 */
export function joinFhirUrl(baseUrl: string, path: string): string {
  const base = parseBase(baseUrl);
  const problem = pathProblem(path);
  if (problem) throw new FhirPathError(problem);
  const root = base.pathname.replace(/\/+$/, '');
  const relative = path.replace(/^\//, '');
  const separator = relative === '' || relative.startsWith('?') ? '' : '/';
  const url = new URL(`${base.origin}${root}${separator}${relative}`);
  // What the checks above say is believed only because the URL parser agrees.
  const isInside = url.pathname === (root || '/') || url.pathname.startsWith(`${root}/`);
  if (url.origin !== base.origin || !isInside) {
    throw new FhirPathError('The path leads out of the FHIR base URL.');
  }
  return url.href;
}

/** Whether a path can be joined to any FHIR base URL. */
export function isFhirPath(path: string): boolean {
  return pathProblem(path) === null;
}

function pathProblem(path: string): string | null {
  if (/[\u0000-\u001f\u007f]/.test(path)) return 'The path has a control character or line break.';
  const [before = ''] = path.split('?');
  if (/^[a-z][a-z0-9+.-]*:/i.test(before)) {
    return 'The path is an absolute URL; a path below the base is needed.';
  }
  if (before.startsWith('//')) return 'The path begins with "//", which would name another host.';
  if (path.includes('#')) return 'The path has a fragment ("#"), which is never sent.';
  if (before.includes('\\')) return 'The path has a back slash.';
  if (/%(2f|5c|25|00)/i.test(before)) {
    return 'The path has an encoded slash, back slash, percent sign or zero byte.';
  }
  const isDots = (segment: string) => /^\.{1,2}$/.test(segment.replace(/%2e/gi, '.'));
  if (before.split('/').some(isDots)) return 'The path has "." or ".." as a segment.';
  if (before.replace(/^\//, '').includes('//')) return 'The path has an empty segment ("//").';
  return null;
}

function parseBase(baseUrl: string): URL {
  let base: URL;
  try {
    base = new URL(baseUrl);
  } catch {
    throw new FhirPathError('The FHIR base URL is not an absolute URL.');
  }
  if (base.protocol !== 'https:' && base.protocol !== 'http:') {
    throw new FhirPathError('The FHIR base URL is neither https nor http.');
  }
  if (base.username || base.password) {
    throw new FhirPathError('The FHIR base URL has a user name or password in it.');
  }
  if (base.search || base.hash || /[?#]$/.test(baseUrl)) {
    throw new FhirPathError('The FHIR base URL has a query or a fragment.');
  }
  return base;
}

/** What is asked of a FHIR server. */
export interface FhirRequestOptions {
  baseUrl: string;
  method: string;
  path: string;
  /** Sent as they stand; lines of the same name become one. */
  headers?: HeaderList;
  body?: string | undefined;
  accessToken?: string;
}

const fhirJson = 'application/fhir+json';

/** Header lines as one value for each name, joined as RFC 9110 §5.3 allows. */
function joinHeaders(lines: HeaderList): Record<string, string> {
  const joined = new Map<string, [string, string]>();
  for (const [name, value] of lines) {
    const before = joined.get(name.toLowerCase());
    joined.set(name.toLowerCase(), [name, before ? `${before[1]}, ${value}` : value]);
  }
  return Object.fromEntries(joined.values());
}

/**
 * A FHIR request below a base URL, with the access token if there is one. Accept, and Content-Type for a body,
 * are FHIR JSON unless they are given. With credentials, and for anything that writes, redirects are handed
 * back and not followed, so that both go only where they were meant to go.
 * @throws {FhirPathError} when the path leads out of the base.
 * @see https://www.rfc-editor.org/rfc/rfc6750#section-2.1
 */
export function buildFhirRequest(options: FhirRequestOptions): HttpRequest {
  const { method, headers = [], body, accessToken } = options;
  const has = (name: string) => findHeader(headers, name) !== undefined;
  const isPlain =
    ['GET', 'HEAD'].includes(method) &&
    accessToken === undefined &&
    !headers.some(([name]) => isSecretHeader(name));
  return {
    purpose: 'fhir',
    method,
    url: joinFhirUrl(options.baseUrl, options.path),
    headers: {
      ...(has('accept') ? {} : { accept: fhirJson }),
      ...(body === undefined || has('content-type') ? {} : { 'content-type': fhirJson }),
      ...joinHeaders(headers),
      ...(accessToken === undefined ? {} : { authorization: `Bearer ${accessToken}` }),
    },
    ...(body === undefined ? {} : { body }),
    redirect: isPlain ? 'follow' : 'manual',
  };
}
