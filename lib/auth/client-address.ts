import 'server-only';

/**
 * The network address that a request came from, or null. The last entry of `X-Forwarded-For` counts: the one
 * that the nearest proxy has added, or the server itself where there is no proxy. What a client writes
 * before it is not believed. (Without a proxy a client may write the whole header, which is why limits on
 * attempts count per account as well.)
 */
export function clientAddress(headers: Headers): string | null {
  const last = headers.get('x-forwarded-for')?.split(',').at(-1)?.trim();
  return last ? last.slice(0, 100) : null;
}
