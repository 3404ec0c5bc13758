import 'server-only';
import type { HolderName } from '../addresses';
import { OAuthError } from './oauth-error';

/** The token in the Authorization header of a request, or null. */
export function bearerOf(request: Request): string | null {
  const header = request.headers.get('authorization') ?? '';
  return /^Bearer +([\w.~+/-]+=*) *$/i.exec(header)?.[1] ?? null;
}

/**
 * The refusal of a request without the right bearer token.
 *
 * @param expected what the token should have been, in words
 * @see https://www.rfc-editor.org/rfc/rfc6750#section-3
 */
export function bearerRefusal(holder: HolderName, request: Request, expected: string): OAuthError {
  const isThere = request.headers.has('authorization');
  // RFC 6750 §3.1: a caller that sent no credentials is told only that some are needed.
  const challenge = `Bearer realm="${holder}"${isThere ? ', error="invalid_token"' : ''}`;
  return new OAuthError(
    'invalid_token',
    isThere
      ? `The Authorization header does not hold ${expected}.`
      : `Found no Authorization header, expected ${expected} as Bearer.`,
    { status: 401, headers: { 'www-authenticate': challenge } },
  );
}
