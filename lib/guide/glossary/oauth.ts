import { openIdCore, rfc } from '@/lib/protocol/citations';
import type { GlossaryEntry } from './entry';

/** Words of OAuth 2.0, OpenID Connect and JOSE. */
export const oauthTerms = {
  'client-id': {
    term: 'client_id',
    short: 'The name by which a data holder knows your app. It gives you one when you register.',
    more: 'It is no secret. The same app has another one at every holder, and one for each way it gets tokens.',
    citation: rfc(6749, '2.2'),
    page: '/docs/registration',
  },
  'client-secret': {
    term: 'client_secret',
    short: 'A password of an app. Only an app that runs on a server can keep one.',
    more: 'UDAP has none: there the app signs with the key of its certificate.',
    citation: rfc(6749, '2.3.1'),
    page: '/docs/registration',
  },
  'public-client': {
    term: 'public client',
    short:
      'An app that cannot keep a secret, because its code runs on the device or in the browser of a person.',
    citation: rfc(6749, '2.1'),
    page: '/docs/smart',
  },
  'confidential-client': {
    term: 'confidential client',
    short: 'An app that can keep a key or a secret, as a rule because it has a server.',
    citation: rfc(6749, '2.1'),
    page: '/docs/smart',
  },
  'authorization-server': {
    term: 'authorization server',
    short: 'The server of a holder that knows people and apps, and gives out tokens.',
    citation: rfc(6749, '1.1'),
    page: '/docs/smart',
  },
  'access-token': {
    term: 'access token',
    short:
      'What an app sends along to be let in. Whoever has it can use it, so it lives for minutes only.',
    citation: rfc(6749, '1.4'),
    page: '/docs/smart',
  },
  'refresh-token': {
    term: 'refresh token',
    short:
      'What an app trades for a new access token, without asking the person again. Keep it as you would a password.',
    more: 'It comes when the app asked for `offline_access` or `online_access` and the holder agreed. Some holders give a new one with each use: then the old one is dead.',
    citation: rfc(6749, '1.5'),
    page: '/docs/smart',
  },
  'grant-type': {
    term: 'grant type',
    also: ['flow'],
    short:
      'The way to a token: `authorization_code` when a person signs in, `client_credentials` when nobody does.',
    citation: rfc(6749, '1.3'),
    page: '/docs/flows',
  },
  'authorization-code': {
    term: 'authorization code',
    short:
      'A short-lived word that comes back with the person. The app trades it for a token, once.',
    citation: rfc(6749, '4.1'),
    page: '/docs/flows/smart-standalone',
  },
  'client-credentials': {
    term: 'client credentials',
    short: 'A flow without a person: the app proves who it is and gets a token for itself.',
    citation: rfc(6749, '4.4'),
    page: '/docs/flows/udap-client-credentials',
  },
  'redirect-uri': {
    term: 'redirect URI',
    short:
      'The address of your app to which the holder sends the person back. It has to match what was registered, letter for letter.',
    citation: rfc(6749, '3.1.2'),
    page: '/docs/registration',
  },
  state: {
    term: 'state',
    short:
      'A random text that goes out with the person and has to come back the same. It stops others from slipping a foreign sign-in to your app.',
    citation: rfc(6749, '10.12'),
    page: '/docs/flows/smart-standalone',
  },
  cors: {
    term: 'CORS',
    also: ['Cross-Origin Resource Sharing'],
    short:
      'By it a server allows pages of other sites to read its answers. Without it a browser keeps the answer from them.',
    more: 'Only apps without a server need it: holders have to send `Access-Control-Allow-Origin`. The portal asks from its server, so that a request works there which fails in a browser.',
    page: '/docs/smart',
  },
  pkce: {
    term: 'PKCE',
    also: ['Proof Key for Code Exchange'],
    short:
      'A secret for one sign-in. Its hash goes out with the person, the secret itself with the code, so a stolen code is of no use.',
    more: 'SMART and UDAP both demand it, with the method `S256`.',
    citation: rfc(7636, '1'),
    page: '/docs/flows/smart-standalone',
  },
  scope: {
    term: 'scope',
    short: 'What the app asks to be allowed, as a list of words with blanks between them.',
    more: 'What is granted can be less than what was asked for. The answer of the token endpoint says what it is.',
    citation: rfc(6749, '3.3'),
    page: '/docs/smart',
  },
  jwt: {
    term: 'JWT',
    also: ['JSON Web Token'],
    short:
      'A signed JSON object in one line of text: header, claims and signature, with dots between them.',
    citation: rfc(7519, '3'),
    page: '/docs/udap',
  },
  claim: {
    term: 'claim',
    short: 'One member of a JWT: something its signer says, such as who it is or until when.',
    citation: rfc(7519, '4'),
    page: '/docs/udap',
  },
  issuer: {
    term: 'issuer',
    also: ['iss'],
    short:
      'Who signed a JWT, as a URI. In UDAP it has to stand in the certificate of the signer too, letter for letter.',
    citation: rfc(7519, '4.1.1'),
    page: '/docs/udap',
  },
  audience: {
    term: 'audience',
    also: ['aud'],
    short:
      'For whom something is meant. A server turns down what is meant for another one, even if only a slash differs.',
    citation: rfc(7519, '4.1.3'),
    page: '/docs/udap',
  },
  jti: {
    term: 'jti',
    short: 'A number for one JWT. Used twice, the second is turned down as a copy.',
    citation: rfc(7519, '4.1.7'),
    page: '/docs/udap',
  },
  'client-assertion': {
    term: 'client assertion',
    also: ['authentication token', 'private_key_jwt'],
    short:
      'A JWT that an app signs to prove who it is when it asks for a token. It takes the place of a password.',
    more: 'It lives five minutes at most and is good for one use.',
    citation: rfc(7523, '2.2'),
    page: '/docs/udap',
  },
  jwks: {
    term: 'JWKS',
    also: ['JWK Set', 'JSON Web Key Set'],
    short: 'A list of public keys at an address. Holders fetch it to verify what your app signed.',
    more: 'SMART apps with keys publish one. UDAP does without it: there the certificate comes along with each JWT.',
    citation: rfc(7517, '5'),
    page: '/docs/registration',
  },
  'dynamic-registration': {
    term: 'dynamic registration',
    also: ['RFC 7591'],
    short: 'Registering over the network: the app sends its metadata, the holder answers at once.',
    citation: rfc(7591, '3'),
    page: '/docs/registration',
  },
  'registration-access-token': {
    term: 'registration access token',
    short: 'What a client needs to read, change or delete its own registration at the holder.',
    citation: rfc(7592, '3'),
    page: '/docs/registration',
  },
  introspection: {
    term: 'introspection',
    short: 'Asking the authorization server whether a token still holds, and for what.',
    citation: rfc(7662, '2'),
    page: '/docs/console',
  },
  revocation: {
    term: 'revocation',
    short:
      'Taking back before the end: a token that is no longer wanted, or a certificate that is no longer to be believed.',
    citation: rfc(7009, '2'),
    page: '/docs/certificates',
  },
  'id-token': {
    term: 'ID token',
    short: 'A JWT that says who signed in. It is for your app, and no key to any data.',
    citation: openIdCore('2', 'IDToken'),
    page: '/docs/smart',
  },
  dpop: {
    term: 'DPoP',
    short:
      'Binds a token to a key: each request carries a fresh proof, so a stolen token is useless.',
    citation: rfc(9449, '1'),
    page: '/docs/console',
  },
} as const satisfies Readonly<Record<string, GlossaryEntry>>;
