import 'server-only';
import { holderAddresses } from '../addresses';
import type { Holder } from '../holders/settings';
import { grantTypes, plainAuthMethodsOf, signingAlgorithms } from '../oauth/capabilities';
import { scopesOf } from '../oauth/scopes';

/**
 * The SMART configuration of a holder. Capabilities are those that work. The registration endpoint is named where it
 * takes the plain metadata of RFC 7591; without them every client has a key. Members beyond the guide are those of
 * RFC 8414 and RFC 9449.
 * @see https://hl7.org/fhir/smart-app-launch/STU2.2/conformance.html#metadata
 */
export function smartConfiguration(holder: Holder): Record<string, unknown> {
  const addresses = holderAddresses(holder.name);
  const { dcr } = holder.settings.methods;
  return {
    issuer: addresses.baseUrl,
    jwks_uri: addresses.jwksUri,
    authorization_endpoint: addresses.authorizationEndpoint,
    token_endpoint: addresses.tokenEndpoint,
    token_endpoint_auth_methods_supported: plainAuthMethodsOf(dcr),
    token_endpoint_auth_signing_alg_values_supported: signingAlgorithms,
    grant_types_supported: grantTypes,
    response_types_supported: ['code'],
    ...(dcr && { registration_endpoint: addresses.registrationEndpoint }),
    scopes_supported: scopesOf(holder),
    introspection_endpoint: addresses.introspectionEndpoint,
    revocation_endpoint: addresses.revocationEndpoint,
    userinfo_endpoint: addresses.userinfoEndpoint,
    code_challenge_methods_supported: ['S256'],
    authorization_response_iss_parameter_supported: true,
    dpop_signing_alg_values_supported: signingAlgorithms,
    capabilities: [
      'launch-ehr',
      'launch-standalone',
      'authorize-post',
      ...(dcr ? ['client-public', 'client-confidential-symmetric'] : []),
      'client-confidential-asymmetric',
      'sso-openid-connect',
      'context-banner',
      'context-ehr-patient',
      'context-ehr-encounter',
      'context-standalone-patient',
      'context-standalone-encounter',
      'permission-offline',
      'permission-online',
      'permission-patient',
      'permission-user',
      'permission-v1',
      'permission-v2',
    ],
  };
}
