import { checksFrom, type CheckDefinition } from '../check';
import { openIdCore, rfc, smart } from '../citations';

const validation = openIdCore('3.1.3.7', 'IDTokenValidation');
const claims = openIdCore('2', 'IDToken');
const identity = smart('scopes-and-launch-context', 'Scopes for requesting identity data');

/** The difference between two clocks that is forgiven, in seconds. */
export const leewaySeconds = 60;

/** What is judged of an id_token before anything in it is believed. */
export const idTokenChecks = {
  'oidc.id-token.present': {
    title: 'There is an id_token',
    level: 'SHALL',
    expected: 'id_token in the token response, when openid was granted.',
    why: 'Without it the app has access, but does not know who gave it.',
    fix: 'The operator returns id_token for openid. Ask without openid when nobody needs to know who signed in.',
    citation: openIdCore('3.1.3.3', 'TokenResponse'),
  },
  'oidc.id-token.jwt': {
    title: 'The id_token is a signed JWT',
    level: 'SHALL',
    expected: 'Three parts between dots (JWS compact serialization), a JSON object in the second.',
    why: 'What cannot be read cannot be verified.',
    fix: 'The operator signs id_tokens and does not encrypt them: the portal has registered no key for encryption.',
    citation: claims,
  },
  'oidc.id-token.algorithm': {
    title: 'It is signed with an algorithm that may be trusted',
    level: 'SHALL',
    expected:
      'An asymmetric algorithm of id_token_signing_alg_values_supported; never none, and none with a shared secret.',
    why: 'Whoever may choose the algorithm may choose none, or use the public key as if it were a secret. So the list decides, not the token.',
    fix: 'The operator signs with RS256, or lists the algorithm in the OpenID configuration.',
    citation: validation,
  },
  'oidc.id-token.key': {
    title: 'The key that signed it is in the JWK Set',
    level: 'SHALL',
    expected:
      'A key for signatures that fits alg, and has the kid of the header when there is one.',
    why: 'Only a key that the issuer publishes speaks for the issuer.',
    fix: 'The operator publishes the key before signing with it, and keeps it there until the last token has expired.',
    citation: openIdCore('10.1', 'Signing'),
  },
  'oidc.id-token.signature': {
    title: 'The signature verifies',
    level: 'SHALL',
    expected: 'A signature that verifies with that key.',
    why: 'Without it anybody on the way could have written the token.',
    fix: 'Do not use the token. If every token is like this, the operator signs with another key than the one that is published under this kid.',
    citation: validation,
  },
  'oidc.id-token.issuer': {
    title: 'It comes from the issuer of this holder',
    level: 'SHALL',
    expected: 'iss is the issuer that was discovered, byte for byte.',
    why: 'A token of another issuer says nothing about a person here.',
    fix: 'The operator writes the same issuer into the SMART configuration, the OpenID configuration and the token, slash and case included.',
    citation: validation,
  },
  'oidc.id-token.subject': {
    title: 'It names the person',
    level: 'SHALL',
    expected: 'sub, a string of 1 to 255 ASCII characters.',
    why: 'iss and sub together are the one lasting name of the person.',
    fix: 'The operator adds sub, which never changes and is never given to somebody else.',
    citation: claims,
  },
  'oidc.id-token.audience': {
    title: 'It is meant for this client',
    level: 'SHALL',
    expected: 'aud is the client_id, or an array with it.',
    why: 'A token that was made for another app can be passed on by that app; whoever accepts it lets the wrong person in.',
    fix: 'The operator puts the client_id of the token request into aud.',
    citation: validation,
  },
  'oidc.id-token.authorized-party': {
    title: 'It was issued to this client',
    level: 'SHOULD',
    expected: 'azp is the client_id, when it is there; it is there with several audiences.',
    why: 'With several audiences only azp tells to whom the token was given.',
    fix: 'The operator sets azp to the client_id of the token request.',
    citation: validation,
  },
  'oidc.id-token.expiry': {
    title: 'It has not expired',
    level: 'SHALL',
    expected: `exp, seconds since 1970, in the future; ${leewaySeconds} s are forgiven.`,
    why: 'An old token may have been kept by somebody else.',
    fix: 'Compare both clocks with a time server. exp is a number of seconds, not milliseconds, and no text.',
    citation: validation,
  },
  'oidc.id-token.issued-at': {
    title: 'It was issued just now',
    level: 'SHALL',
    expected: `iat, seconds since 1970, not in the future (${leewaySeconds} s are forgiven) and not long ago.`,
    why: 'A token from the future or from long ago does not belong to this sign-in, or the clocks differ.',
    fix: 'Compare both clocks with a time server.',
    citation: validation,
  },
  'oidc.id-token.not-before': {
    title: 'It is already good',
    level: 'SHALL',
    expected: `nbf, when it is there, not in the future; ${leewaySeconds} s are forgiven.`,
    why: 'A JWT must not be accepted before nbf.',
    fix: 'Compare both clocks with a time server; an id_token needs no nbf.',
    citation: rfc(7519, '4.1.5'),
  },
  'oidc.id-token.nonce': {
    title: 'It answers this sign-in',
    level: 'SHALL',
    expected: 'nonce is the one of the authorization request.',
    why: 'The nonce ties the token to the browser that was sent away: a token of another sign-in, or one that was injected, has another.',
    fix: 'Sign in again. If it is so every time, the operator copies nonce from the authorization request into the id_token.',
    citation: validation,
  },
  'oidc.id-token.access-token-hash': {
    title: 'It belongs to the access token',
    level: 'SHALL',
    expected: 'at_hash, when it is there, is the left half of the hash of the access token.',
    why: 'It shows that the two tokens were issued together and neither was exchanged on the way.',
    fix: 'The operator computes at_hash over the ASCII of access_token with the hash of alg, and takes the left half in base64url.',
    citation: openIdCore('3.1.3.6', 'CodeIDToken'),
  },
  'oidc.id-token.auth-time': {
    title: 'The person signed in recently enough',
    level: 'SHALL',
    expected: `auth_time, when max_age was asked for, not older than that; ${leewaySeconds} s are forgiven.`,
    why: 'With max_age the app wants the person, and not only a browser that was signed in long ago.',
    fix: 'The operator asks the person to sign in again when max_age demands it, and says when in auth_time.',
    citation: openIdCore('3.1.2.1', 'AuthRequest'),
  },
  'oidc.id-token.fhir-user': {
    title: 'It says who the person is in FHIR',
    level: 'SHALL',
    expected:
      'fhirUser, the address of a Patient, Practitioner, PractitionerRole, RelatedPerson or Person: absolute, or relative to the FHIR base URL.',
    why: 'With the scope fhirUser the app wants the resource of the person, and not only a name of the authorization server.',
    fix: 'The operator puts the address of the resource into fhirUser.',
    citation: identity,
  },
  'oidc.id-token.same-person': {
    title: 'A renewal is of the same person',
    level: 'SHALL',
    expected: 'iss and sub of the id_token of the sign-in.',
    why: 'Renewed access that belongs to somebody else must not be used in the name of the person who signed in.',
    fix: 'Sign in again; the operator finds out how the two came apart.',
    citation: openIdCore('12.2', 'RefreshTokenResponse'),
  },
} as const satisfies Record<string, CheckDefinition>;

export type IdTokenCheckId = keyof typeof idTokenChecks;
export const check = checksFrom(idTokenChecks);
