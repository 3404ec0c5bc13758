import 'server-only';
import type { HeaderList } from '@/lib/protocol/exchange';
import { findHeader, isManagedHeader } from '@/lib/protocol/headers';
import type { HttpRequest } from '@/lib/protocol/transport';

const userAgent = 'Onramp/0.1';

/** The bytes of a request body; null when it has none. */
export function bodyBytes(body: HttpRequest['body']): Uint8Array | null {
  if (body === undefined) return null;
  return typeof body === 'string' ? new TextEncoder().encode(body) : body;
}

/** All headers of a request in the order in which they are sent. */
export function requestHeaders(
  url: URL,
  method: string,
  headers: Readonly<Record<string, string>>,
  body: Uint8Array | null,
): HeaderList {
  const given = Object.entries(headers).filter(([name]) => !isManagedHeader(name));
  const hasUserAgent = findHeader(given, 'user-agent') !== undefined;
  const needsLength = body !== null || !['GET', 'HEAD', 'DELETE', 'OPTIONS'].includes(method);
  return [
    ['host', url.host],
    ...(hasUserAgent ? [] : [['user-agent', userAgent] as [string, string]]),
    ...given,
    ['accept-encoding', 'gzip, deflate, br'],
    ...(needsLength ? [['content-length', String(body?.length ?? 0)] as [string, string]] : []),
    ['connection', 'close'],
  ];
}
