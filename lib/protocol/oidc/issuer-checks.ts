import { checksFrom, type CheckDefinition } from '../check';
import { openIdCore, openIdDiscovery } from '../citations';

/** What is judged of the documents with which an OpenID issuer says who it is. */
export const issuerChecks = {
  'oidc.configuration.found': {
    title: 'The issuer has an OpenID configuration',
    level: 'SHALL',
    expected: 'Status 200 and a JSON object at {issuer}/.well-known/openid-configuration.',
    why: 'It names the issuer, its keys and the algorithms; without it no id_token can be verified.',
    fix: 'The operator publishes the document below the issuer, without credentials.',
    citation: openIdDiscovery('4', 'ProviderConfig'),
  },
  'oidc.configuration.issuer': {
    title: 'The document is of the issuer that was asked',
    level: 'SHALL',
    expected: 'issuer is the address below which the document was found, byte for byte.',
    why: 'Otherwise anybody could publish a document in the name of somebody else.',
    fix: 'The operator writes the same issuer everywhere: SMART configuration, OpenID configuration, id_token.',
    citation: openIdDiscovery('4.3', 'ProviderConfigurationValidation'),
  },
  'oidc.configuration.token-endpoint': {
    title: 'The issuer has the token endpoint that gave the token',
    level: 'SHALL',
    expected: 'token_endpoint is the one from which the token came.',
    why: 'Where nothing else names the issuer of a holder, this ties the two together. Otherwise a token endpoint could speak in the name of any issuer.',
    fix: 'The operator names the issuer in the SMART configuration, and the same endpoints in both documents.',
    citation: openIdDiscovery('3', 'ProviderMetadata'),
  },
  'oidc.configuration.keys': {
    title: 'The issuer says where its keys are',
    level: 'SHALL',
    expected: 'jwks_uri, an https address.',
    why: 'The signature of an id_token is verified with a key from there.',
    fix: 'The operator adds jwks_uri to the OpenID configuration.',
    citation: openIdDiscovery('3', 'ProviderMetadata'),
  },
  'oidc.keys.found': {
    title: 'The issuer publishes its keys',
    level: 'SHALL',
    expected: 'Status 200 and a JSON object with keys, an array.',
    why: 'Without keys no signature can be verified.',
    fix: 'The operator publishes the JWK Set at jwks_uri, without credentials.',
    citation: openIdCore('10.1', 'Signing'),
  },
} as const satisfies Record<string, CheckDefinition>;

export const check = checksFrom(issuerChecks);
