import { checksFrom, type CheckDefinition } from '../check';
import { rfc, smart } from '../citations';

const asymmetric = smart('client-confidential-asymmetric', 'Asymmetric client authentication');

/** What is looked at when the JWK Set of an app is fetched as a holder would fetch it. */
export const jwksChecks = {
  'app.jwks.reachable': {
    title: 'Holders can reach the address',
    level: 'SHALL',
    expected: 'An https address of the public internet.',
    why: 'A holder fetches the keys itself. What only this machine can reach, it cannot.',
    fix: 'Run the portal at a public https address and set APP_URL to it, or register with the keys by value (jwks) instead of jwks_uri.',
    citation: asymmetric,
  },
  'app.jwks.fetched': {
    title: 'The address answers',
    level: 'SHALL',
    expected: 'An answer to a GET request.',
    why: 'Without it no assertion of the app can be verified.',
    fix: 'Look at the message: it names the layer that failed. Behind a proxy, check that it forwards /clients/ to the portal.',
    citation: asymmetric,
  },
  'app.jwks.status': {
    title: 'The answer is the document',
    level: 'SHALL',
    expected: 'Status 200, without a redirect to a page for people.',
    why: 'Holders take nothing else as a JWK Set.',
    fix: 'Check that nothing between the internet and the portal asks for a sign-in or answers in its place at /clients/.',
    citation: asymmetric,
  },
  'app.jwks.media-type': {
    title: 'It is sent as JSON',
    level: 'SHOULD',
    expected: 'Content-Type application/json or application/jwk-set+json.',
    why: 'Some libraries do not read a body that claims to be something else.',
    fix: 'Check what the proxy in front of the portal does to headers.',
    citation: rfc(7517, '8.5.2'),
  },
  'app.jwks.parses': {
    title: 'It is a JWK Set',
    level: 'SHALL',
    expected: 'A JSON object with the member keys, an array of objects.',
    why: 'Holders look up the key of an assertion in that array.',
    fix: 'Open the address in a browser: what is there did not come from the portal as it sent it.',
    citation: rfc(7517, '5'),
  },
  'app.jwks.signing-key': {
    title: 'The key that signs is in it',
    level: 'SHALL',
    expected: 'A key with the kid that stands in the header of the assertions.',
    why: 'A holder that does not find the kid answers invalid_client.',
    fix: 'Publish a key. If it is published, something between holders and the portal keeps an old copy: wait, or clear it.',
    citation: asymmetric,
  },
  'app.jwks.algorithm': {
    title: 'Its algorithm is one that every server takes',
    level: 'SHALL',
    expected: 'RS384 or ES384.',
    why: 'SMART servers have to take one of these two; others they may refuse.',
    fix: 'Rotate to a key for ES384 or RS384, unless the holder says that it takes this one.',
    citation: asymmetric,
  },
  'app.jwks.public-only': {
    title: 'Only public halves are in it',
    level: 'SHALL',
    expected: 'None of the members d, p, q, dp, dq, qi, oth and k.',
    why: 'Whoever has a private key can act as the app.',
    fix: 'Withdraw that key at once and rotate. Find out what serves this document: the portal never sends private members.',
    citation: rfc(7517, '9.2'),
  },
  'app.jwks.cache': {
    title: 'It says how long a copy is good',
    level: 'SHOULD',
    expected: 'Cache-Control with a max-age of one hour at most.',
    why: 'A new key signs when copies without it are too old. Longer lives make a rotation fail.',
    fix: 'Do not let the proxy in front of the portal change Cache-Control.',
    citation: rfc(9111, '5.2.2.1'),
  },
} as const satisfies Record<string, CheckDefinition>;

export type JwksCheckId = keyof typeof jwksChecks;
export const jwksCheck = checksFrom(jwksChecks);
