import 'server-only';

/** Long enough to be unique, and nothing that could break a log line or a header. */
const sane = /^[A-Za-z0-9][A-Za-z0-9._-]{7,63}$/;

/** The id of a request: the one that a proxy or client gave it, if it is a sane one, otherwise a new one. */
export function requestIdOf(header: string | null): string {
  return header !== null && sane.test(header) ? header : crypto.randomUUID();
}
