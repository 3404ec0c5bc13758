import { checksFrom, type CheckDefinition } from '../check';
import { rfc } from '../citations';

const made = 'Status 201 with a client_id.';
const refused = rfc(7591, '3.2.2');

/** What an answer to a registration with plain metadata can mean. */
export const clientRegistrationChecks = {
  'oauth.registration.created': {
    title: 'The holder registered the client',
    level: 'SHALL',
    expected: made,
    why: 'With the client_id the app can ask for access tokens.',
    fix: 'Read the answer: the operator of the holder can say what it means.',
    citation: rfc(7591, '3.2.1'),
  },
  'oauth.registration.client-id': {
    title: 'The answer has a client_id',
    level: 'SHALL',
    expected: 'client_id, a string.',
    why: 'Without it the app cannot say who it is.',
    fix: 'The operator returns client_id in the answer to a registration.',
    citation: rfc(7591, '3.2.1'),
  },
  'oauth.registration.no-store': {
    title: 'The answer is kept out of caches',
    level: 'SHALL',
    expected: 'Cache-Control: no-store.',
    why: 'The answer can hold secrets, which no proxy may keep.',
    fix: 'The operator sends Cache-Control: no-store with registrations.',
    citation: rfc(7591, '3.2.1'),
  },
  'oauth.registration.secret': {
    title: 'A client secret says when it ends',
    level: 'SHALL',
    expected:
      'client_secret where the client authenticates with one, and with it client_secret_expires_at in seconds, 0 for never.',
    why: 'A secret that ends unannounced stops the app in the middle of the night.',
    fix: 'Ask the operator when the secret ends, and write the day down with the registration.',
    citation: rfc(7591, '3.2.1'),
  },
  'oauth.registration.management': {
    title: 'The client can be managed over the network',
    level: 'MAY',
    expected: 'registration_client_uri and registration_access_token, both or neither.',
    why: 'With them the client can be read, changed and deleted (RFC 7592); one without the other is of no use.',
    fix: 'Without them changes go through the operator. If only one came, ask the operator for the other.',
    citation: rfc(7592, '3'),
  },
  'oauth.registration.values': {
    title: 'The registered values are those that were asked for',
    level: 'MAY',
    expected: 'The metadata that was sent.',
    why: 'A holder may replace values; then its values count.',
    fix: 'Use the values of the answer. If one is of no use, ask the operator or register with another.',
    citation: rfc(7591, '3.2.1'),
  },
  'oauth.registration.scope': {
    title: 'The registered scopes are those that were asked for',
    level: 'MAY',
    expected: 'The scopes that were sent.',
    why: 'A holder may register fewer; tokens are granted within what was registered.',
    fix: 'Ask for tokens with the registered scopes; what is missing is a matter of the holder’s policy.',
    citation: rfc(7591, '3.2.1'),
  },
  'oauth.registration.json': {
    title: 'The answer is a JSON object',
    level: 'SHALL',
    expected: 'A JSON object with media type application/json.',
    why: 'Registrations and their errors are JSON; anything else comes from a proxy or another service.',
    fix: 'Open the registration endpoint and see who answers; ask the holder for the right address.',
    citation: rfc(7591, '3.2'),
  },
  'oauth.registration.invalid-redirect-uri': {
    title: 'The holder refuses a redirect URI',
    level: 'SHALL',
    expected: made,
    why: 'A code is sent to the redirect URI, so holders take only exact addresses of a kind that they trust: nearly always https, without fragment and wildcard.',
    fix: 'Compare each redirect URI with the holder profile. Custom schemes and loopback addresses usually need manual registration.',
    citation: refused,
  },
  'oauth.registration.invalid-client-metadata': {
    title: 'The holder refuses the metadata',
    level: 'SHALL',
    expected: made,
    why: 'A member is missing, malformed, not supported, or does not go with another one.',
    fix: 'Read the description of the holder and go through the pre-flight: required members, grant types with response types, the authentication method, jwks_uri or jwks but not both, scopes.',
    citation: refused,
  },
  'oauth.registration.invalid-software-statement': {
    title: 'The holder finds the software statement invalid',
    level: 'SHALL',
    expected: made,
    why: 'The holder wants a software statement, or cannot verify the one that was sent.',
    fix: 'Register by UDAP, which sends a signed statement, or ask the holder which statements it takes.',
    citation: refused,
  },
  'oauth.registration.unapproved-software-statement': {
    title: 'The holder does not approve the software statement',
    level: 'SHALL',
    expected: made,
    why: 'The statement can be verified, but whoever issued it is not approved here.',
    fix: 'Ask the holder whose statements it approves.',
    citation: refused,
  },
  'oauth.registration.unauthenticated': {
    title: 'The holder wants an initial access token',
    level: 'MAY',
    expected: made,
    why: 'Registration can be open or for those who were given a token before. A token that is missing, wrong or used up is answered so.',
    fix: 'Ask the holder for an initial access token and type it in. If you sent one, ask for a new one.',
    citation: rfc(7591, '3'),
  },
  'oauth.registration.media-type': {
    title: 'The holder does not take the format',
    level: 'SHALL',
    expected: made,
    why: 'Client metadata is sent as application/json. An endpoint that wants something else is not one of RFC 7591.',
    fix: 'Check the address: it may be that of a form. Ask the holder for the RFC 7591 endpoint.',
    citation: rfc(7591, '3.1'),
  },
  'oauth.registration.not-found': {
    title: 'There is a registration endpoint at this address',
    level: 'SHALL',
    expected: made,
    why: 'The holder names an address at which nothing answers registrations.',
    fix: 'Check the address that was typed in; if discovery names it, tell the operator.',
    citation: rfc(7591, '3'),
  },
  'oauth.registration.refused': {
    title: 'The holder refused the registration',
    level: 'SHALL',
    expected: made,
    why: 'The code is none of RFC 7591, so only the holder knows what it means.',
    fix: 'Read the description, and ask the operator with the time of the request.',
    citation: refused,
  },
  'oauth.registration.status': {
    title: 'The answer has a status of the standard',
    level: 'SHALL',
    expected: '201 for a new client, 400 with an error code for a refusal.',
    why: 'Other answers come from something in between, or from a server that does not follow RFC 7591.',
    fix: 'Look at the body and the address that answered; ask the operator.',
    citation: rfc(7591, '3.2'),
  },
} as const satisfies Record<string, CheckDefinition>;

export const check = checksFrom(clientRegistrationChecks);
