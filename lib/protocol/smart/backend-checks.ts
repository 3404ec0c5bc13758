import { checksFrom, type CheckDefinition } from '../check';
import { rfc, smart } from '../citations';

const backend = smart('backend-services', 'Backend Services');
const asymmetric = smart('client-confidential-asymmetric', 'Asymmetric client authentication');
const granted = 'Status 200 with access_token and token_type.';

/** What a run with SMART backend services is judged by, where it is not what UDAP says. */
export const backendChecks = {
  'smart.backend.offered': {
    title: 'The holder offers backend services',
    level: 'SHOULD',
    expected:
      'client_credentials in grant_types_supported, private_key_jwt in token_endpoint_auth_methods_supported, and the capability client-confidential-asymmetric.',
    why: 'A holder that does not list them may refuse the client.',
    fix: 'Ask the operator whether backend services are open, and how a client registers.',
    citation: smart('conformance', 'Conformance'),
  },
  'smart.backend.algorithm': {
    title: 'The holder takes the algorithm of the key',
    level: 'SHALL',
    expected: 'An algorithm of token_endpoint_auth_signing_alg_values_supported: RS384 or ES384.',
    why: 'An assertion that is signed with another algorithm is refused with invalid_client.',
    fix: 'Publish a key with an algorithm that the holder lists, and let it sign.',
    citation: asymmetric,
  },
  'smart.backend.scope': {
    title: 'The scopes are those of a client without a person',
    level: 'SHALL',
    expected: 'Scopes of system/ only.',
    why: 'Nobody signs in, so there is no user and no patient in context.',
    fix: 'Ask for system/ scopes.',
    citation: backend,
  },
  'smart.backend.lifetime': {
    title: 'The token lives five minutes at most',
    level: 'SHOULD',
    expected: 'expires_in of at most 300.',
    why: 'A backend client can ask again at any time; a short life limits what a stolen token is good for.',
    fix: 'The operator limits access tokens of backend services to 300 seconds.',
    citation: backend,
  },
  'smart.backend.invalid-client': {
    title: 'The holder does not accept the client',
    level: 'SHALL',
    expected: granted,
    why: 'The kid of the assertion is not in the JWK Set that was registered, the holder cannot read the set at its address or has an old copy, the algorithm is not one of its list, the client_id is not known (any more), aud is not exactly the token endpoint, or the assertion has expired or was used before.',
    fix: 'Compare kid in the assertion with the JWK Set, see whether the holder can reach the address of the set, and compare aud with token_endpoint and both clocks.',
    citation: asymmetric,
  },
  'smart.backend.invalid-request': {
    title: 'The holder finds the request malformed',
    level: 'SHALL',
    expected: granted,
    why: 'A parameter is missing or there twice: grant_type, scope, client_assertion_type, client_assertion.',
    fix: 'Compare the parameters in the exchange with what the holder demands.',
    citation: backend,
  },
  'smart.backend.invalid-scope': {
    title: 'The holder grants none of the scopes',
    level: 'SHALL',
    expected: granted,
    why: 'A backend client gets only scopes that were allowed for it beforehand.',
    fix: 'Ask for scopes that were registered, or register again with others.',
    citation: backend,
  },
  'smart.backend.unauthorized-client': {
    title: 'The client may not use client_credentials',
    level: 'SHALL',
    expected: granted,
    why: 'The registration is for another workflow.',
    fix: 'Register a client with grant_types client_credentials.',
    citation: rfc(6749, '5.2'),
  },
} as const satisfies Record<string, CheckDefinition>;

/** Makes the checks of this catalogue. */
export const check = checksFrom(backendChecks);
