import 'server-only';
import type { ExchangeFailure } from '@/lib/protocol/exchange';
import type { HttpRequest } from '@/lib/protocol/transport';
import { NetFailure } from './net-failure';

/** Never taken along to another origin. */
const credentials = new Set([
  'authorization',
  'proxy-authorization',
  'cookie',
  'dpop',
  'x-api-key',
]);
const redirects = new Set([301, 302, 303, 307, 308]);

/** Where a redirect leads: the next request, or why it is not sent. */
export interface NextHop {
  request: HttpRequest;
  /** Names of headers that were left behind. */
  dropped: string[];
  refusal: ExchangeFailure | null;
}

/** Whether a response sends the client elsewhere. */
export function isRedirect(status: number, location: string | undefined): location is string {
  return redirects.has(status) && location !== undefined;
}

function turnsIntoGet(status: number, method: string): boolean {
  if (status === 303) return method !== 'GET' && method !== 'HEAD';
  return (status === 301 || status === 302) && method === 'POST';
}

function isContentHeader(name: string): boolean {
  return name.toLowerCase().startsWith('content-');
}

/**
 * The request that a redirect asks for. Credentials stay behind when the origin changes; a body never goes to
 * another origin, and nothing goes from https to http.
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-15.4
 */
export function nextHop(
  request: HttpRequest,
  from: URL,
  status: number,
  location: string,
): NextHop {
  if (!URL.canParse(location, from)) {
    const { failure } = new NetFailure('http', 'location', 'The redirect leads to no proper URL.');
    return { request: { ...request, url: location }, dropped: [], refusal: failure };
  }
  const url = new URL(location, from);
  url.hash = '';
  const { body, ...rest } = request;
  const isGet = turnsIntoGet(status, request.method);
  const isElsewhere = url.origin !== from.origin;
  const isDropped = (name: string) => isElsewhere && credentials.has(name.toLowerCase());
  const names = Object.keys(request.headers);
  const headers = Object.fromEntries(
    Object.entries(request.headers).filter(
      ([name]) => !isDropped(name) && !(isGet && isContentHeader(name)),
    ),
  );
  const keepsBody = body !== undefined && !isGet;
  return {
    request: {
      ...rest,
      url: url.href,
      headers,
      method: isGet ? 'GET' : request.method,
      ...(keepsBody ? { body } : {}),
    },
    dropped: names.filter(isDropped),
    refusal: refusalOf(from, url, keepsBody && isElsewhere),
  };
}

function refusalOf(from: URL, to: URL, takesBody: boolean): ExchangeFailure | null {
  if (from.protocol === 'https:' && to.protocol === 'http:') {
    return new NetFailure('policy', 'downgrade', 'The redirect leads from https to http.').failure;
  }
  if (takesBody) {
    const message = 'The redirect would take the body of the request to another origin.';
    return new NetFailure('policy', 'cross-origin-body', message).failure;
  }
  return null;
}
