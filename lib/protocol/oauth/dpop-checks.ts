import { checksFrom, type CheckDefinition } from '../check';
import { rfc } from '../citations';

/** What is judged where tokens are bound to a key. */
export const dpopChecks = {
  'oauth.dpop.algorithm': {
    title: 'There is an algorithm for proofs that both sides know',
    level: 'SHALL',
    expected: 'dpop_signing_alg_values_supported with ES256, ES384, RS256 or PS256.',
    why: 'A proof that the holder cannot verify is none.',
    fix: 'The operator adds ES256. Without DPoP, set the console to never.',
    citation: rfc(9449, '5.1'),
  },
  'oauth.dpop.token-type': {
    title: 'The token is bound to the key of the proof',
    level: 'SHALL',
    expected: 'token_type "DPoP", when the token request had a proof.',
    why: 'With token_type Bearer the holder did not bind the token: whoever finds it can use it, and the proof was for nothing.',
    fix: 'The operator binds the token to the key, or does not offer DPoP. Where a bearer token will do, set the console to automatic or never.',
    citation: rfc(9449, '5'),
  },
  'oauth.dpop.nonce': {
    title: 'The holder wants its nonce in proofs',
    level: 'advice',
    expected: 'use_dpop_nonce with a DPoP-Nonce header, then a request with this nonce.',
    why: 'With a nonce of the server a proof cannot have been made in advance.',
    fix: 'Nothing to do: the portal sends the request once more, with the nonce in a new proof.',
    citation: rfc(9449, '8'),
  },
  'oauth.dpop.demanded': {
    title: 'The holder binds tokens to a key',
    level: 'advice',
    expected: 'A holder that takes requests without a proof, or a client that makes proofs.',
    why: 'A token that is bound to a key is of no use to whoever finds it.',
    fix: 'Nothing to do: the portal makes a key for this access and proves each request with it.',
    citation: rfc(9449, '5'),
  },
} as const satisfies Record<string, CheckDefinition>;

export const check = checksFrom(dpopChecks);
