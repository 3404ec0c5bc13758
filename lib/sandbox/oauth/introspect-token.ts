import 'server-only';
import { holderAddresses, type HolderName } from '../addresses';
import type { Holder } from '../holders/find-holder';
import { findAccessToken } from './access-token';
import { OAuthError, oauthJson } from './oauth-error';
import { readFormBody } from './request-body';

/**
 * The introspection endpoint: says what stands behind an access token, to callers that hold a good one
 * themselves. A token that is unknown, expired or revoked is `{"active":false}` and no more.
 *
 * @throws OAuthError `invalid_token` (401) when the caller has no good token, `invalid_request` without one to look at
 * @see https://www.rfc-editor.org/rfc/rfc7662#section-2
 */
export async function introspectToken(
  { name: holder }: Holder,
  request: Request,
): Promise<Response> {
  await requireCaller(holder, request);
  const form = await readFormBody(request);
  const token = form.get('token');
  if (token === undefined) {
    throw new OAuthError('invalid_request', 'Found no token, expected the token to look at.');
  }
  const found = await findAccessToken(holder, token);
  if (!found) return oauthJson({ active: false });
  const { baseUrl } = holderAddresses(holder);
  return oauthJson({
    active: true,
    scope: found.scope,
    client_id: found.clientId,
    token_type: 'Bearer',
    iat: Math.floor(found.issuedAt.getTime() / 1000),
    exp: Math.floor(found.expiresAt.getTime() / 1000),
    iss: baseUrl,
    aud: baseUrl,
    sub: found.clientId,
  });
}

async function requireCaller(holder: HolderName, request: Request): Promise<void> {
  const header = request.headers.get('authorization');
  const bearer = /^Bearer +([\w.~+/-]+=*)$/i.exec(header ?? '')?.[1];
  if (bearer && (await findAccessToken(holder, bearer))) return;
  // RFC 6750 §3.1: a caller that sent no credentials is told only that some are needed.
  const challenge = header
    ? `Bearer realm="${holder}", error="invalid_token"`
    : `Bearer realm="${holder}"`;
  throw new OAuthError(
    'invalid_token',
    header
      ? 'The Authorization header holds no access token of this holder that is still good.'
      : 'Found no Authorization header, expected an access token of this holder as Bearer.',
    { status: 401, headers: { 'www-authenticate': challenge } },
  );
}
