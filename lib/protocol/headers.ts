import type { HeaderList } from './exchange';

/** Headers that belong to the connection, which is not the caller's to manage. */
const managedHeaders: ReadonlySet<string> = new Set([
  'host',
  'connection',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'expect',
  'content-length',
  'accept-encoding',
]);

/** Headers whose values are credentials. */
export const secretHeaders: ReadonlySet<string> = new Set([
  'authorization',
  'proxy-authorization',
  'cookie',
  'set-cookie',
  'dpop',
  'x-api-key',
]);

/** The value of a header, its name in lower case; undefined when it is not there. */
export function findHeader(
  headers: readonly (readonly [name: string, value: string])[],
  wanted: string,
): string | undefined {
  return headers.find(([name]) => name.toLowerCase() === wanted)?.[1];
}

/** The value of a header by its name in lower case, empty when it is not there. */
export function headerOf(headers: HeaderList, wanted: string): string {
  return findHeader(headers, wanted) ?? '';
}

/** Whether a header is set by who sends the request and by nobody else. */
export function isManagedHeader(name: string): boolean {
  return managedHeaders.has(name.toLowerCase());
}

/** Whether the value of a header is masked wherever it is kept or shown. */
export function isSecretHeader(name: string): boolean {
  return secretHeaders.has(name.trim().toLowerCase());
}
