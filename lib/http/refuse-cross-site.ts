import 'server-only';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';

/**
 * Refuses a request that changes something with a session cookie unless it comes from our own pages. A
 * browser says so itself, and no page can make it say otherwise: in `Sec-Fetch-Site` or, on plain HTTP, where
 * browsers leave that out, in `Origin`. Whatever says neither is no browser, and has no business with a
 * cookie.
 *
 * @throws AppError `request.cross_site`
 */
export function refuseCrossSite(request: Request): void {
  if (request.method === 'GET' || request.method === 'HEAD') return;
  const site = request.headers.get('sec-fetch-site');
  const origin = request.headers.get('origin');
  const own = new URL(env().APP_URL).origin;
  if (site === null ? origin === own : site === 'same-origin') return;
  const found =
    site === null
      ? origin === null
        ? 'neither Sec-Fetch-Site nor Origin'
        : `Origin: ${origin}`
      : `Sec-Fetch-Site: ${site}`;
  throw new AppError('request.cross_site', {
    detail:
      `Found ${found}; with a session cookie, expected a page of ${own} (APP_URL). ` +
      'Scripts send a bearer token instead.',
  });
}
