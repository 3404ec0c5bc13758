import 'server-only';
import { timingSafeEqual } from 'node:crypto';
import type { Holder } from '../holders/settings';
import { findAccessToken, type AccessToken } from './access-token';
import { signingAlgorithms } from './capabilities';
import { verifyDpopProof } from './dpop-proof';
import { OAuthError } from './oauth-error';

/**
 * The access token that comes with a request to a protected resource: as Bearer, or, when it is bound to a key, as
 * DPoP with a proof that whoever sends it holds the key.
 *
 * @param url the address of the resource, without query
 * @throws OAuthError `invalid_token`, `invalid_dpop_proof`, `use_dpop_nonce`; all 401 with `WWW-Authenticate`
 * @see https://www.rfc-editor.org/rfc/rfc6750#section-3
 * @see https://www.rfc-editor.org/rfc/rfc9449#section-7.1
 */
export async function presentedToken(
  holder: Holder,
  request: Request,
  url: string,
): Promise<AccessToken> {
  const header = request.headers.get('authorization');
  const scheme = /^\S+/.exec(header ?? '')?.[0].toLowerCase();
  const text = /^\S+ +([\w.~+/-]+=*) *$/.exec(header ?? '')?.[1];
  const isDpop = scheme === 'dpop';
  if (!isDpop && scheme !== 'bearer') {
    // A request without a token is told no error code (RFC 6750 §3.1).
    throw new OAuthError(
      'invalid_token',
      `Found ${header === null ? 'no Authorization header' : 'an Authorization header of another scheme'}, expected an access token of this holder as ${holder.settings.dpop === 'optional' ? 'Bearer' : 'DPoP'}.`,
      { status: 401, headers: { 'www-authenticate': challenge(holder) } },
    );
  }
  const token = text === undefined ? null : await findAccessToken(holder.name, text);
  if (!token || text === undefined) {
    throw refusal(
      holder,
      isDpop,
      'The access token is unknown, expired or revoked. Ask the token endpoint for a new one.',
    );
  }
  const boundTo = boundKeyOf(token);
  if (boundTo === null) {
    if (!isDpop) return token;
    throw refusal(holder, true, 'The access token is not bound to a key: send it as Bearer.');
  }
  if (!isDpop) {
    throw refusal(
      holder,
      true,
      'The access token is bound to a key: send it as DPoP with a proof, not as Bearer.',
    );
  }
  const key = await provenKey(holder, request, { url, accessToken: text });
  if (isSame(key, boundTo)) return token;
  throw refusal(holder, true, 'The key of the proof is not the one that the token is bound to.');
}

/** The thumbprint of the key that a token is bound to, or null. */
export function boundKeyOf({ context }: Pick<AccessToken, 'context'>): string | null {
  const { cnf } = (context ?? {}) as { cnf?: { jkt?: unknown } };
  return typeof cnf?.jkt === 'string' ? cnf.jkt : null;
}

async function provenKey(
  holder: Holder,
  request: Request,
  target: { url: string; accessToken: string },
): Promise<string> {
  try {
    const key = await verifyDpopProof(holder, request, { method: request.method, ...target });
    if (key !== null) return key;
    throw new OAuthError('invalid_dpop_proof', 'Found no DPoP header, expected a proof.');
  } catch (error) {
    if (!(error instanceof OAuthError)) throw error;
    // RFC 9449 §7.1: at a resource these are refusals of the token.
    throw new OAuthError(error.code, error.message, {
      status: 401,
      headers: { ...error.headers, 'www-authenticate': challenge(holder, true, error) },
    });
  }
}

function refusal(holder: Holder, isDpop: boolean, description: string): OAuthError {
  const error = new OAuthError('invalid_token', description);
  return new OAuthError('invalid_token', description, {
    status: 401,
    headers: { 'www-authenticate': challenge(holder, isDpop, error) },
  });
}

function challenge(holder: Holder, isDpop?: boolean, error?: OAuthError): string {
  const hasDpop = isDpop ?? holder.settings.dpop !== 'optional';
  return [
    `${hasDpop ? 'DPoP' : 'Bearer'} realm="${holder.name}"`,
    ...(hasDpop ? [`algs="${signingAlgorithms.join(' ')}"`] : []),
    ...(error ? [`error="${error.code}"`, `error_description="${error.message}"`] : []),
  ].join(', ');
}

function isSame(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
