import 'server-only';
import { holderAddresses } from '../addresses';
import type { Holder } from '../holders/settings';
import { findPerson, nameOfPerson } from '../people/people';
import { OAuthError, oauthJson } from './oauth-error';
import { presentedToken } from './presented-token';

/**
 * The user info endpoint: who allowed the access token, for tokens with `openid`.
 *
 * @throws OAuthError `invalid_token` (401), `insufficient_scope` (403)
 * @see https://openid.net/specs/openid-connect-core-1_0.html#UserInfo
 */
export async function userInfo(holder: Holder, request: Request): Promise<Response> {
  const { baseUrl, userinfoEndpoint } = holderAddresses(holder.name);
  const { scope, context } = await presentedToken(holder, request, userinfoEndpoint);
  const { sub } = (context ?? {}) as { sub?: string };
  const scopes = scope.split(' ');
  const person = sub === undefined ? null : findPerson(holder.name, sub);
  if (!person || !scopes.includes('openid')) {
    const description = 'The access token was not granted openid';
    throw new OAuthError('insufficient_scope', `${description}.`, {
      status: 403,
      headers: {
        'www-authenticate': `Bearer realm="${holder.name}", error="insufficient_scope", error_description="${description}", scope="openid"`,
      },
    });
  }
  return oauthJson({
    sub,
    name: nameOfPerson(person),
    ...(scopes.includes('fhirUser') &&
      person.fhirUser !== null && { fhirUser: `${baseUrl}/${person.fhirUser}` }),
  });
}
