import 'server-only';
import { holderAddresses } from '../addresses';
import type { Holder } from '../holders/find-holder';
import { authMethods, grantTypes, signingAlgorithms } from '../oauth/capabilities';
import { scopesSupported } from '../oauth/scopes';

/**
 * The SMART configuration of a holder. It gives tokens to backend services and registers clients of every kind; nobody
 * can sign in, so no launch capability and no OpenID Connect is named.
 * @see https://hl7.org/fhir/smart-app-launch/STU2.2/conformance.html#metadata
 */
export function smartConfiguration({ name, settings }: Holder): Record<string, unknown> {
  const addresses = holderAddresses(name);
  return {
    authorization_endpoint: addresses.authorizationEndpoint,
    token_endpoint: addresses.tokenEndpoint,
    ...(settings.methods.dcr ? { registration_endpoint: addresses.registrationEndpoint } : {}),
    token_endpoint_auth_methods_supported: authMethods,
    token_endpoint_auth_signing_alg_values_supported: signingAlgorithms,
    grant_types_supported: grantTypes,
    response_types_supported: ['code'],
    scopes_supported: scopesSupported,
    introspection_endpoint: addresses.introspectionEndpoint,
    code_challenge_methods_supported: ['S256'],
    capabilities: [
      'client-confidential-asymmetric',
      'client-confidential-symmetric',
      'permission-v1',
      'permission-v2',
    ],
  };
}
