import 'server-only';
import { holderAddresses } from '../addresses';
import type { Holder } from '../holders/settings';
import { findAccessToken } from './access-token';
import { bearerOf, bearerRefusal } from './bearer';
import { OAuthError, oauthJson } from './oauth-error';
import { readFormBody } from './request-body';

/**
 * The introspection endpoint: says what stands behind an access token, to callers that hold a good one
 * themselves. A token that is unknown, expired or revoked is `{"active":false}` and no more.
 *
 * @throws OAuthError `invalid_token` (401) when the caller has no good token, `invalid_request` without one to look at
 * @see https://www.rfc-editor.org/rfc/rfc7662#section-2
 */
export async function introspectToken(holder: Holder, request: Request): Promise<Response> {
  await requireCaller(holder, request);
  const form = await readFormBody(request);
  const token = form.get('token');
  if (token === undefined) {
    throw new OAuthError('invalid_request', 'Found no token, expected the token to look at.');
  }
  const found = await findAccessToken(holder.name, token);
  if (!found) return oauthJson({ active: false });
  const { baseUrl } = holderAddresses(holder.name);
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

async function requireCaller({ name }: Holder, request: Request): Promise<void> {
  const bearer = bearerOf(request);
  if (bearer !== null && (await findAccessToken(name, bearer))) return;
  throw bearerRefusal(name, request, 'an access token of this holder that is still good');
}
