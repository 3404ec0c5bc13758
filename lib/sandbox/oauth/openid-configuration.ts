import 'server-only';
import { holderAddresses } from '../addresses';
import { anyOrigin } from '../cross-origin';
import type { Holder } from '../holders/settings';
import { grantTypesOf, plainAuthMethodsOf, signingAlgorithms } from './capabilities';
import { idTokenKey } from './id-token';
import { scopesOf } from './scopes';

/**
 * The OpenID configuration of a holder: what an OpenID client needs to know.
 * @see https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderMetadata
 */
export function openidConfiguration(holder: Holder): Record<string, unknown> {
  const addresses = holderAddresses(holder.name);
  const scopes = scopesOf(holder);
  const methods = plainAuthMethodsOf(holder.settings.methods.dcr);
  return {
    issuer: addresses.baseUrl,
    authorization_endpoint: addresses.authorizationEndpoint,
    token_endpoint: addresses.tokenEndpoint,
    userinfo_endpoint: addresses.userinfoEndpoint,
    jwks_uri: addresses.jwksUri,
    registration_endpoint: addresses.registrationEndpoint,
    introspection_endpoint: addresses.introspectionEndpoint,
    revocation_endpoint: addresses.revocationEndpoint,
    scopes_supported: scopes,
    response_types_supported: ['code'],
    response_modes_supported: ['query'],
    grant_types_supported: grantTypesOf(holder),
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    token_endpoint_auth_methods_supported: methods,
    token_endpoint_auth_signing_alg_values_supported: signingAlgorithms,
    revocation_endpoint_auth_methods_supported: methods,
    introspection_endpoint_auth_methods_supported: methods,
    code_challenge_methods_supported: ['S256'],
    prompt_values_supported: ['none', 'login', 'consent', 'select_account'],
    claims_supported: [
      ...['iss', 'sub', 'aud', 'exp', 'iat', 'auth_time', 'nonce', 'name'],
      ...(scopes.includes('fhirUser') ? ['fhirUser'] : []),
    ],
    claims_parameter_supported: false,
    request_uri_parameter_supported: false,
    authorization_response_iss_parameter_supported: true,
    dpop_signing_alg_values_supported: signingAlgorithms,
  };
}

/** The keys that verify the id_tokens of a holder. */
export async function holderJwks(holder: Holder): Promise<Response> {
  return Response.json(
    { keys: [await idTokenKey(holder)] },
    { headers: { ...anyOrigin, 'cache-control': 'public, max-age=300' } },
  );
}
