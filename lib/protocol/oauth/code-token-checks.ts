import { checksFrom, type CheckDefinition } from '../check';
import { rfc, smart, udapSection } from '../citations';

const granted = 'Status 200 with access_token and token_type.';
const launch = smart('app-launch', 'App Launch');

function refusal(
  title: string,
  why: string,
  fix: string,
  citation: CheckDefinition['citation'],
): CheckDefinition {
  return { title, level: 'SHALL', expected: granted, why, fix, citation };
}

/** What an answer of a token endpoint means when a person has signed in. */
export const codeTokenChecks = {
  'oauth.code-token.invalid-code': refusal(
    'The holder does not accept the code',
    'The code was used before or has expired (they live a minute or so), redirect_uri is not the one of the authorization request, or code_verifier does not belong to the code_challenge.',
    'Send again: a code is good for one exchange. If a fresh code is refused too, compare redirect_uri in the two requests, byte for byte.',
    rfc(6749, '5.2'),
  ),
  'oauth.code-token.invalid-refresh-token': refusal(
    'The holder does not accept the refresh token',
    'It was used before (a holder that rotates refresh tokens takes each once, and may revoke them all when one comes twice), was revoked, has expired, or belongs to another client_id.',
    'The person signs in again. If it happens at every renewal, another program uses the same refresh token.',
    rfc(6749, '6'),
  ),
  'oauth.code-token.invalid-client': refusal(
    'The holder does not accept the client',
    'The client_id is unknown or has ended, the secret is wrong or stands at the wrong place (Basic or form), or the key of the assertion is not in the JWK Set that was registered.',
    'Compare token_endpoint_auth_method of the registration with what was sent. Register again when the secret was changed or the holder has forgotten the client.',
    smart('app-launch', 'Client authentication'),
  ),
  'oauth.code-token.invalid-request': refusal(
    'The holder finds the request malformed',
    'A parameter is missing or there twice: grant_type, code, redirect_uri, code_verifier, and client_id for a public client.',
    'Compare the parameters in the exchange with what the holder demands.',
    launch,
  ),
  'oauth.code-token.invalid-scope': refusal(
    'The holder does not take the scopes',
    'The scopes of a token request cannot go beyond what the person agreed to.',
    'Send again and ask for the scopes when the person signs in.',
    rfc(6749, '6'),
  ),
  'oauth.code-token.unauthorized-client': refusal(
    'The client may not use this grant type',
    'The registration is for another workflow, or does not have refresh_token among its grant_types.',
    'Register the client with authorization_code, and with refresh_token when access is to outlast the session.',
    udapSection('registration', '3.1', '3.1'),
  ),
  'oauth.code-token.scope': {
    title: 'The answer says which scopes were granted',
    level: 'SHALL',
    expected: 'scope, also when it is what was asked for.',
    why: 'A person may agree to less than was asked for; SMART wants the answer to say it in any case.',
    fix: 'The operator returns scope with every access token.',
    citation: launch,
  },
  'oauth.code-token.refresh-token': {
    title: 'Access outlasts the access token',
    level: 'SHOULD',
    expected: 'refresh_token, when offline_access or online_access was granted.',
    why: 'Without a refresh token the person has to sign in again when the access token is over.',
    fix: 'Ask for offline_access, and register with the grant type refresh_token; the holder has the last word.',
    citation: smart('scopes-and-launch-context', 'Scopes for requesting a refresh token'),
  },
  'oauth.code-token.rotated': {
    title: 'The refresh token was changed',
    level: 'advice',
    expected: 'A new refresh token, or the word of the holder that the old one stays.',
    why: 'With rotation a stolen refresh token is noticed: it works once.',
    fix: 'Nothing to do: the portal keeps the one that counts.',
    citation: rfc(9700, '4.14.2'),
  },
} as const satisfies Record<string, CheckDefinition>;

export const check = checksFrom(codeTokenChecks);
