import 'server-only';
import { holderAddresses, type HolderName } from '../addresses';
import { grantTypes, signingAlgorithms } from '../oauth/capabilities';
import { scopesSupported } from '../oauth/scopes';

/**
 * The SMART configuration of a holder. It offers backend services: no launch, so no authorization endpoint; no
 * OpenID Connect, so no issuer. The registration endpoint is not named, because it takes UDAP software
 * statements and not the plain metadata of RFC 7591.
 * @see https://hl7.org/fhir/smart-app-launch/STU2.2/conformance.html#metadata
 */
export function smartConfiguration(holder: HolderName): Record<string, unknown> {
  const addresses = holderAddresses(holder);
  return {
    token_endpoint: addresses.tokenEndpoint,
    token_endpoint_auth_methods_supported: ['private_key_jwt'],
    token_endpoint_auth_signing_alg_values_supported: signingAlgorithms,
    grant_types_supported: grantTypes,
    scopes_supported: scopesSupported,
    introspection_endpoint: addresses.introspectionEndpoint,
    code_challenge_methods_supported: ['S256'],
    capabilities: ['client-confidential-asymmetric', 'permission-v1', 'permission-v2'],
  };
}
