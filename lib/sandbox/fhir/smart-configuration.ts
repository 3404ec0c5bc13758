import 'server-only';
import { holderAddresses } from '../addresses';
import type { Holder } from '../holders/settings';
import { authMethods, grantTypes, signingAlgorithms } from '../oauth/capabilities';
import { scopesOf } from '../oauth/scopes';

/**
 * The SMART configuration of a holder. Capabilities are those that work: backend services, with a secret or with a
 * key. Users cannot sign in yet, so there is no launch, no public client and no OpenID Connect, although clients with
 * users register and the authorization endpoint judges their requests. The registration endpoint is named where it
 * takes the plain metadata of RFC 7591; without them every client has a key.
 * @see https://hl7.org/fhir/smart-app-launch/STU2.2/conformance.html#metadata
 */
export function smartConfiguration(holder: Holder): Record<string, unknown> {
  const addresses = holderAddresses(holder.name);
  const { dcr } = holder.settings.methods;
  return {
    authorization_endpoint: addresses.authorizationEndpoint,
    token_endpoint: addresses.tokenEndpoint,
    token_endpoint_auth_methods_supported: dcr ? authMethods : ['private_key_jwt'],
    token_endpoint_auth_signing_alg_values_supported: signingAlgorithms,
    grant_types_supported: grantTypes,
    response_types_supported: ['code'],
    ...(dcr && { registration_endpoint: addresses.registrationEndpoint }),
    scopes_supported: scopesOf(holder),
    introspection_endpoint: addresses.introspectionEndpoint,
    code_challenge_methods_supported: ['S256'],
    capabilities: [
      'client-confidential-asymmetric',
      ...(dcr ? ['client-confidential-symmetric'] : []),
      'permission-v1',
      'permission-v2',
    ],
  };
}
