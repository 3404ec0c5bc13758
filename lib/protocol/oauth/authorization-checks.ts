import { checksFrom, type CheckDefinition } from '../check';
import { rfc, smart, udapSection } from '../citations';

const launch = smart('app-launch', 'App Launch');
const response = rfc(6749, '4.1.2');
const errors = rfc(6749, '4.1.2.1');
const tiered = udapSection('user', '6.2');
const came = 'A redirect back with a code.';

function refusal(
  title: string,
  why: string,
  fix: string,
  citation: CheckDefinition['citation'] = errors,
): CheckDefinition {
  return { title, level: 'SHALL', expected: came, why, fix, citation };
}

/** What is looked at before a person is sent to a holder, and when they come back. */
export const authorizationChecks = {
  'oauth.authorization.endpoint': {
    title: 'The holder names its authorization endpoint',
    level: 'SHALL',
    expected: 'authorization_endpoint, an absolute https URL without fragment.',
    why: 'The browser of the person is sent there to sign in and to consent.',
    fix: 'A holder without it has no workflow with users. The operator adds authorization_endpoint to the metadata.',
    citation: rfc(6749, '3.1'),
  },
  'oauth.authorization.grant-type': {
    title: 'The holder offers the authorization code flow',
    level: 'SHALL',
    expected: 'authorization_code in grant_types_supported.',
    why: 'A holder that does not list the workflow need not have it.',
    fix: 'Choose client credentials, or ask the operator whether the list is complete.',
    citation: smart('conformance', 'Conformance'),
  },
  'oauth.authorization.pkce': {
    title: 'The holder takes PKCE with S256',
    level: 'SHALL',
    expected: 'S256 in code_challenge_methods_supported, and not plain.',
    why: 'PKCE binds the code to the client that asked for it: a stolen code alone is worth nothing. The portal always sends S256.',
    fix: 'The operator lists S256 and removes plain.',
    citation: launch,
  },
  'oauth.authorization.redirect-uri': {
    title: 'The address to come back to is registered',
    level: 'SHALL',
    expected: 'The redirect URI of the portal, byte for byte, among those of the registration.',
    why: 'A holder never redirects to an address that is not registered: the person would be left on an error page.',
    fix: 'Add the address to the redirect URIs of the app, and register again.',
    citation: rfc(6749, '3.1.2.3'),
  },
  'oauth.authorization.registered-scope': {
    title: 'The scopes that are asked for are registered',
    level: 'SHOULD',
    expected: 'Only scopes of the registration.',
    why: 'A holder grants at most what was registered, or refuses the request with invalid_scope.',
    fix: 'Register the app with these scopes, or ask for fewer.',
    citation: udapSection('general', '7.3'),
  },
  'oauth.authorization.offered-scope': {
    title: 'The scopes that are asked for are offered',
    level: 'advice',
    expected: 'Scopes that scopes_supported lists.',
    why: 'The list of SMART need not be complete, that of UDAP is: what is not on it may be left out or refused.',
    fix: 'Compare with scopes_supported when a scope is not granted.',
    citation: smart('scopes-and-launch-context', 'Scopes and launch context'),
  },
  'oauth.authorization.capability': {
    title: 'The holder can do this kind of launch',
    level: 'SHALL',
    expected: 'The capabilities of the launch and of the client in the SMART configuration.',
    why: 'A holder lists in capabilities which launches, clients and contexts it knows.',
    fix: 'Choose a way that the holder lists; the operator completes the list if it is wrong.',
    citation: smart('conformance', 'Capabilities'),
  },
  'oauth.authorization.launch-scope': {
    title: 'The launch and its scope belong together',
    level: 'SHALL',
    expected: 'The scope launch with an EHR launch, and only then.',
    why: 'launch asks for the context of a launch that an EHR began; without one there is nothing to ask for. A standalone app asks with launch/patient.',
    fix: 'EHR launch: add the scope launch. Standalone: take launch/patient instead of launch.',
    citation: smart('scopes-and-launch-context', 'Scopes and launch context'),
  },
  'oauth.authorization.openid-scope': {
    title: 'Identity is asked for completely',
    level: 'SHALL',
    expected: 'openid together with fhirUser.',
    why: 'fhirUser is a claim of the id_token, and there is an id_token only with openid.',
    fix: 'Ask for both, or for neither.',
    citation: smart('scopes-and-launch-context', 'Scopes for requesting identity data'),
  },
  'oauth.authorization.idp-scope': {
    title: 'The identity provider goes along with the scope udap',
    level: 'SHALL',
    expected: 'udap among the scopes of a request with idp, and of the registration.',
    why: 'Without the scope a holder may ignore idp and show its own sign-in.',
    fix: 'Register and ask with the scope udap. The holder offers Tiered OAuth when it lists udap_to and the scope udap.',
    citation: udapSection('user', '6.1'),
  },
  'oauth.authorization.idp-offered': {
    title: 'The holder offers Tiered OAuth',
    level: 'SHALL',
    expected: 'udap_to in udap_profiles_supported.',
    why: 'A holder that does not list it does not say that it knows idp: it may ignore it and show its own sign-in.',
    fix: 'Send without identity provider, or ask the operator of the holder whether Tiered OAuth is offered.',
    citation: udapSection('user', '6.1'),
  },
  'oauth.authorization.idp-address': {
    title: 'The identity provider can be looked up',
    level: 'SHALL',
    expected:
      'An absolute https URL without query or fragment: the base URL, which is the issuer of its id_tokens.',
    why: 'The holder reads {idp}/.well-known/udap and compares the string byte for byte with iss.',
    fix: 'Set the base URL as the identity provider publishes it.',
    citation: udapSection('user', '6.1'),
  },
  'oauth.authorization.returned': {
    title: 'The person came back',
    level: 'SHALL',
    expected: 'A redirect to the portal before the time was over.',
    why: 'What happens at the holder is between the holder and the person. When nobody comes back, the holder showed an error page (client_id or redirect_uri are wrong), or the window was closed.',
    fix: 'Send again and look at the page of the holder. An error there instead of a redirect nearly always means client_id or redirect_uri.',
    citation: errors,
  },
  'oauth.authorization.state': {
    title: 'The state came back as it was sent',
    level: 'SHALL',
    expected: 'The same state, once.',
    why: 'The state ties the answer to the request of this person. With another one the answer may belong to somebody else, and its code is not used.',
    fix: 'Send again from the portal. If it happens again, the holder changes the state: it must return it byte for byte.',
    citation: udapSection('general', '7.2.1'),
  },
  'oauth.authorization.parameters': {
    title: 'Each parameter came once',
    level: 'SHALL',
    expected: 'No parameter of the answer twice.',
    why: 'Of two values nobody knows which one counts.',
    fix: 'The operator looks at how the redirect is put together.',
    citation: rfc(6749, '3.1'),
  },
  'oauth.authorization.issuer': {
    title: 'The answer is from the server that was asked',
    level: 'SHALL',
    expected: 'iss equal to the issuer of the authorization server, where it sends one.',
    why: 'A client of many servers could otherwise take the code of one to another (mix-up).',
    fix: 'Do not use the code. The operator sends the same issuer here and in the metadata.',
    citation: rfc(9207, '2.4'),
  },
  'oauth.authorization.code': {
    title: 'The holder sent a code',
    level: 'SHALL',
    expected: came,
    why: 'The code is exchanged for an access token. It is used once, and soon.',
    fix: 'The operator looks into the log of the authorization server: an answer has a code or an error.',
    citation: response,
  },
  'oauth.authorization.access-denied': refusal(
    'Access was denied',
    'The person refused, or the holder does not know what the person may see. With Tiered OAuth the identity provider knew the person, but the holder could not find them.',
    'Send again and allow access. If nobody refused, ask the holder whether this account is tied to a record.',
  ),
  'oauth.authorization.invalid-request': refusal(
    'The holder finds the request malformed',
    'A required parameter is missing or invalid: response_type, client_id, redirect_uri, scope, state, aud (the FHIR base URL), code_challenge with S256.',
    'Compare the parameters in the step with the description of the holder. Above all aud has to be exactly the FHIR base URL.',
    launch,
  ),
  'oauth.authorization.unauthorized-client': refusal(
    'The client may not use this workflow',
    'One registration is for one workflow: a client that registered for client_credentials has no users.',
    'Register a client for authorization_code; in UDAP with an issuer URI of its own.',
    udapSection('registration', '3.1', '3.1'),
  ),
  'oauth.authorization.unsupported-response-type': refusal(
    'The holder does not give codes in this way',
    'It does not know response_type=code.',
    'Compare response_types_supported in the metadata of the holder.',
  ),
  'oauth.authorization.invalid-scope': refusal(
    'The holder does not take the scopes',
    'A scope is unknown, malformed, not registered, or a wildcard that is not in scopes_supported.',
    'Ask for scopes that the holder lists and that the registration has.',
    udapSection('general', '7.3'),
  ),
  'oauth.authorization.server-error': refusal(
    'The holder failed',
    'Something broke at the holder, or, with Tiered OAuth, between the holder and the identity provider. The request is not the cause.',
    'Try again later; the operator finds the cause in the log.',
  ),
  'oauth.authorization.temporarily-unavailable': refusal(
    'The holder cannot do it now',
    'The authorization server is overloaded or under maintenance.',
    'Try again later.',
  ),
  'oauth.authorization.invalid-idp': refusal(
    'The holder does not take the identity provider',
    'The holder could not read the UDAP metadata of the identity provider, does not trust its certificate, could not register there, or got no valid id_token.',
    'Check the base URL of the identity provider, and its metadata in the community of the holder. Send again with another one, or without.',
    tiered,
  ),
  'oauth.authorization.interaction': refusal(
    'The holder has to ask the person',
    'The request said that nobody may be asked, or the session at the holder is over.',
    'Send again and sign in at the holder.',
    {
      label: 'OpenID Connect Core §3.1.2.6',
      url: 'https://openid.net/specs/openid-connect-core-1_0.html#AuthError',
    },
  ),
  'oauth.authorization.refused': refusal(
    'The holder refused',
    'The error code is none that the standards define for authorization requests.',
    'Ask the operator of the holder what the code means.',
  ),
} as const satisfies Record<string, CheckDefinition>;

export const check = checksFrom(authorizationChecks);
