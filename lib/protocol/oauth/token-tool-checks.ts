import { checksFrom, type CheckDefinition } from '../check';
import { openIdCore, rfc, smart } from '../citations';

const introspection = smart('token-introspection', 'Token introspection');

/** What is judged when a client asks about its token, gives it back, or asks who signed in. */
export const tokenToolChecks = {
  'oauth.introspection.answered': {
    title: 'The holder says whether the token is good',
    level: 'SHALL',
    expected: 'Status 200 and a JSON object with active, true or false.',
    why: 'A resource server decides by active; anything else says nothing.',
    fix: 'Read the answer in the exchange. With 401 the endpoint wants other credentials: those of the client, or a bearer token of an authorized client.',
    citation: rfc(7662, '2.2'),
  },
  'oauth.introspection.active': {
    title: 'The token is active',
    level: 'advice',
    expected: 'active true.',
    why: 'An inactive token has expired, was revoked, or is not of this holder.',
    fix: 'Get a new token, and compare the time it lived with expires_in.',
    citation: rfc(7662, '2.2'),
  },
  'oauth.introspection.members': {
    title: 'The answer has what SMART demands',
    level: 'SHALL',
    expected: 'scope, client_id and exp for an active token.',
    why: 'A resource server needs them to decide what the token allows and how long.',
    fix: 'The operator adds the members that are missing.',
    citation: introspection,
  },
  'oauth.introspection.silent': {
    title: 'Nothing is said of an inactive token',
    level: 'SHALL',
    expected: '{"active": false} and nothing else.',
    why: 'What is said of a token that is not good helps whoever found or guessed it.',
    fix: 'The operator leaves out everything but active.',
    citation: introspection,
  },
  'oauth.introspection.scope': {
    title: 'Introspection names the scopes that were granted',
    level: 'SHALL',
    expected: 'The scopes of the token response, in either syntax.',
    why: 'The resource server goes by what introspection says, the client by what it was told.',
    fix: 'The operator finds out why the two differ.',
    citation: introspection,
  },
  'oauth.revocation.done': {
    title: 'The holder took the token back',
    level: 'SHALL',
    expected: 'Status 200.',
    why: 'A token that is no longer needed should be good for nothing; for an unknown one the answer is 200, too.',
    fix: 'Read the answer in the exchange. unsupported_token_type: this holder revokes tokens of the other kind only.',
    citation: rfc(7009, '2.2'),
  },
  'oidc.userinfo.answered': {
    title: 'The holder says who signed in',
    level: 'SHALL',
    expected: 'Status 200 and a JSON object with sub.',
    why: 'The user info names the person by sub, the same as in the id_token.',
    fix: 'Ask for the scopes openid and fhirUser when the person signs in; a token without a person has no user info.',
    citation: openIdCore('5.3', 'UserInfo'),
  },
  'oidc.userinfo.subject': {
    title: 'It is the person of the id_token',
    level: 'SHALL',
    expected: 'The sub of the id_token.',
    why: 'With another sub the answer is about somebody else and must not be used.',
    fix: 'Do not use the answer; the operator finds out how the two came apart.',
    citation: openIdCore('5.3.2', 'UserInfoResponse'),
  },
  'oauth.tool.endpoint': {
    title: 'The holder has an endpoint for it',
    level: 'advice',
    expected:
      'introspection_endpoint or revocation_endpoint in the SMART configuration, userinfo_endpoint in the OpenID configuration of its issuer.',
    why: 'Without an address nobody can be asked.',
    fix: 'Ask the operator whether there is such an endpoint.',
    citation: smart('conformance', 'Conformance'),
  },
} as const satisfies Record<string, CheckDefinition>;

/** Makes the checks of this catalogue. */
export const check = checksFrom(tokenToolChecks);
