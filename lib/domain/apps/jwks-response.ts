import 'server-only';
import { createHash } from 'node:crypto';
import { AppError } from '@/lib/errors';
import { jwksMaxAgeSeconds } from './key-states';
import { publishedJwks } from './published-jwks';

/** Keys are public: pages and apps of any origin may read them. */
const forEverybody = { 'access-control-allow-origin': '*' };

/** Whether a client has what it asks for already. A weak validator counts: a proxy may have compressed the body. */
function matches(header: string | null, etag: string): boolean {
  if (header === null) return false;
  const given = header.split(',').map((one) => one.trim().replace(/^W\//, ''));
  return given.includes('*') || given.includes(etag);
}

/** Nobody may keep an empty set: the first key signs at once. */
function cacheControl(count: number): string {
  return count === 0 ? 'no-cache' : `public, max-age=${jwksMaxAgeSeconds}`;
}

/**
 * Answers a GET for the JWK Set of an app: for everybody, with a validator; 404 for an app that there is not.
 * @see https://www.rfc-editor.org/rfc/rfc7517#section-5
 */
export async function jwksResponse(request: Request, appId: string): Promise<Response> {
  try {
    const set = await publishedJwks(appId);
    const body = JSON.stringify(set);
    const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
    const headers = {
      ...forEverybody,
      etag,
      'cache-control': cacheControl(set.keys.length),
    };
    if (matches(request.headers.get('if-none-match'), etag)) {
      return new Response(null, { status: 304, headers });
    }
    return new Response(body, { headers: { ...headers, 'content-type': 'application/json' } });
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'resource.not_found') throw error;
    return Response.json(
      { error: 'not_found', error_description: 'There is no app with this address.' },
      { status: 404, headers: { ...forEverybody, 'cache-control': 'no-store' } },
    );
  }
}
