import { checksFrom, type CheckDefinition } from '../check';
import { rfc, udapOrg, udapSection } from '../citations';

const request = udapSection('b2b', '5.2.2', '5.2.2');
const client = (section: string) =>
  udapOrg('udap-jwt-client-auth-stu1', `JWT-Based Client Authentication §${section}`);
const granted = 'Status 200 with access_token and token_type.';

/** What an answer of a token endpoint can mean. */
export const tokenChecks = {
  'oauth.token.granted': {
    title: 'The holder granted an access token',
    level: 'SHALL',
    expected: granted,
    why: 'The token goes along with each FHIR request.',
    fix: 'The operator returns access_token, a string of printable characters, in the answer.',
    citation: rfc(6749, '5.1'),
  },
  'oauth.token.json': {
    title: 'The answer is a JSON object',
    level: 'SHALL',
    expected: 'A JSON object with media type application/json.',
    why: 'Tokens and their errors are JSON; anything else comes from a proxy or another service.',
    fix: 'Check that the token endpoint in the signed metadata is right; the operator routes it to the authorization server.',
    citation: rfc(6749, '5.1'),
  },
  'oauth.token.type': {
    title: 'It is a bearer token',
    level: 'SHALL',
    expected: 'token_type "Bearer", in any case.',
    why: 'A client must not use a token of a type that it does not understand.',
    fix: 'The operator returns "token_type": "Bearer".',
    citation: rfc(6749, '7.1'),
  },
  'oauth.token.lifetime': {
    title: 'The token lives one hour at most',
    level: 'SHALL',
    expected: 'expires_in, a number of seconds, at most 3600.',
    why: 'A token cannot be called back; a short life limits what a stolen one is good for.',
    fix: 'The operator limits access tokens to 60 minutes and returns expires_in as a number.',
    citation: udapSection('b2b', '5.2.3', '5.2.3'),
  },
  'oauth.token.scope': {
    title: 'The granted scopes are those that were asked for',
    level: 'SHALL',
    expected: 'scope in the answer, unless it is exactly what was asked for.',
    why: 'A holder may grant fewer or more scopes; a client that is not told finds out by failing.',
    fix: 'Work with the scopes that were granted. If one is missing, compare scopes_supported and the registered scopes.',
    citation: udapSection('general', '7.3', '5.2.3'),
  },
  'oauth.token.no-store': {
    title: 'The answer is not kept by caches',
    level: 'SHALL',
    expected: 'Cache-Control: no-store and Pragma: no-cache.',
    why: 'A token in the cache of a proxy can be read by others.',
    fix: 'The operator adds both headers to every answer of the token endpoint.',
    citation: rfc(6749, '5.1'),
  },
  'oauth.token.no-refresh-token': {
    title: 'There is no refresh token',
    level: 'SHALL',
    expected: 'No refresh_token with client_credentials.',
    why: 'The client can authenticate again at any time; a refresh token is only one more secret.',
    fix: 'The operator returns no refresh token for client_credentials. Do not use it.',
    citation: rfc(6749, '4.4.3'),
  },
  'oauth.token.invalid-client': {
    title: 'The holder does not accept the client',
    level: 'SHALL',
    expected: granted,
    why: 'The chain of the certificate is not trusted, its URI is not the one that was registered, the client_id is not known (any more), the assertion has expired or was used before, or aud is not exactly the token endpoint.',
    fix: 'Register again if the certificate or its community has changed or the holder may have forgotten the client_id. Compare aud with token_endpoint in the signed metadata, and both clocks.',
    citation: client('6.2'),
  },
  'oauth.token.invalid-request': {
    title: 'The holder finds the request malformed',
    level: 'SHALL',
    expected: granted,
    why: 'A parameter is missing or there twice, the signature of the assertion does not verify, or an Authorization header or a client_secret came along.',
    fix: 'A request has exactly grant_type, scope, client_assertion_type, client_assertion and udap=1, form encoded, and no Authorization header. Compare with the exchange.',
    citation: client('7.2'),
  },
  'oauth.token.invalid-grant': {
    title: 'The holder does not accept the grounds of the request',
    level: 'SHALL',
    expected: granted,
    why: 'With client_credentials the hl7-b2b extension object is missing or invalid, or its purpose, organization or consent is not acceptable to the holder.',
    fix: 'Go through the checks of hl7-b2b above, then compare purpose_of_use and organization_id with the rules of the community.',
    citation: udapSection('b2b', '5.2.1.1', '5.2.1.1'),
  },
  'oauth.token.invalid-scope': {
    title: 'The holder grants none of the scopes',
    level: 'SHALL',
    expected: granted,
    why: 'The request has no scope, a wildcard that is not in scopes_supported, or only scopes that were not registered.',
    fix: 'Ask for scopes in scopes_supported that were registered; register again to get others.',
    citation: udapSection('general', '7.3', '5.2.2'),
  },
  'oauth.token.unauthorized-client': {
    title: 'The client may not use this grant type',
    level: 'SHALL',
    expected: granted,
    why: 'One registration is for one workflow: an app that registered for authorization_code cannot use client_credentials.',
    fix: 'Register for client_credentials, with an issuer URI of its own if the app uses both workflows.',
    citation: udapSection('registration', '3.1', '3.1'),
  },
  'oauth.token.unsupported-grant-type': {
    title: 'The holder does not have this grant type',
    level: 'SHALL',
    expected: granted,
    why: 'grant_types_supported of the holder names those that it has.',
    fix: 'Choose a workflow that the holder supports.',
    citation: rfc(6749, '5.2'),
  },
  'oauth.token.invalid-dpop-proof': {
    title: 'The holder does not accept the proof of the key',
    level: 'SHALL',
    expected: granted,
    why: 'There is no DPoP header where the holder demands one, or its proof is for another method or address, too old, used before, or signed with another key.',
    fix: 'Compare the claims of the proof with the request: htm, htu without query, iat within a minute or so, a new jti.',
    citation: rfc(9449, '5'),
  },
  'oauth.token.use-dpop-nonce': {
    title: 'The holder wants its nonce in the proof',
    level: 'SHALL',
    expected: granted,
    why: 'A holder may demand that proofs carry a nonce that it gave in the header DPoP-Nonce.',
    fix: 'Send the request again with the nonce in a new proof. The portal does so once; a holder that refuses it again changes its nonce too fast, or does not send it.',
    citation: rfc(9449, '8'),
  },
  'oauth.token.refused': {
    title: 'The holder refused the token request',
    level: 'SHALL',
    expected: granted,
    why: 'The error code is none that the standards define for token requests.',
    fix: 'Ask the operator of the holder what the code means.',
    citation: rfc(6749, '5.2'),
  },
  'oauth.token.status': {
    title: 'The status belongs to the token endpoint',
    level: 'SHALL',
    expected: 'Status 200 for success, 400 or 401 with a JSON error for a refusal.',
    why: 'Other statuses come from a proxy, from another service, or from a server in trouble.',
    fix: 'Check that the token endpoint in the signed metadata is right; after a 429 or 5xx try again later.',
    citation: request,
  },
} as const satisfies Record<string, CheckDefinition>;

export const check = checksFrom(tokenChecks);
