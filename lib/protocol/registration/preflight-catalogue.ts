import { checksFrom, type CheckDefinition } from '../check';
import { rfc, smart, udapSection } from '../citations';

/** What a pre-flight looks at beside the metadata itself. */
export const preflightChecks = {
  'registration.preflight.method': {
    title: 'The holder offers this method',
    level: 'advice',
    expected: 'The method is offered, for this workflow, by what the holder profile knows.',
    why: 'What a holder does not offer it refuses, often with words that do not say so.',
    fix: 'Take a method that is offered, or correct the profile if you know better.',
    citation: rfc(7591, '3'),
  },
  'registration.preflight.initial-access-token': {
    title: 'An initial access token',
    level: 'MAY',
    expected: 'A token from the holder, where it demands one.',
    why: 'Registration can be open or for those who were given a token before.',
    fix: 'Ask the holder for an initial access token and type it in.',
    citation: rfc(7591, '3'),
  },
  'registration.preflight.page-live': {
    title: 'The pages of the app are live and do not redirect',
    level: 'advice',
    expected: 'client_uri, tos_uri and policy_uri each answer 200 at once, over https.',
    why: 'Users open them from the consent page, and holders look at them before they trust an app. Some refuse addresses that redirect.',
    fix: 'Publish the page at exactly this address, without a redirect to www, a language or a sign-in page.',
    citation: rfc(7591, '2'),
  },
  'registration.preflight.redirect-live': {
    title: 'The redirect URIs are live',
    level: 'advice',
    expected:
      'Somebody answers at each https redirect URI, and not with “not found” or another redirect.',
    why: 'The user comes back there with a code. An address at which nobody answers is a typing mistake or not published yet.',
    fix: 'Publish the callback at exactly this address. Without parameters it may answer with an error of its own (400), but not 404.',
    citation: rfc(6749, '3.1.2'),
  },
  'registration.preflight.logo-image': {
    title: 'The logo is a picture',
    level: 'SHALL',
    expected: 'PNG, JPEG or GIF, known by its first bytes, with the matching content type.',
    why: 'A holder shows it to users; some fetch it at registration and refuse anything else.',
    fix: 'Publish a PNG. SVG can hold scripts, and holders refuse it.',
    citation: udapSection('registration', '3.1', '3.1'),
  },
  'registration.preflight.jwks': {
    title: 'The keys of the client can be fetched',
    level: 'SHALL',
    expected: 'A JWK Set with at least one public signing key at jwks_uri.',
    why: 'The holder verifies each assertion of the client with a key from there.',
    fix: 'Publish a key for the app, and make the address reachable from the internet.',
    citation: smart('client-confidential-asymmetric', 'Registering a client'),
  },
  'registration.preflight.certificate-issuer': {
    title: 'The certificate names the issuer',
    level: 'SHALL',
    expected:
      'A URI in the subject alternative name of the certificate equals the issuer, byte for byte.',
    why: 'The URI in the certificate is the proof that the issuer is who it says.',
    fix: 'Have a certificate issued for this issuer, or make the URI of the certificate the issuer of the client.',
    citation: udapSection('registration', '3.1', '3.1'),
  },
  'registration.preflight.algorithm': {
    title: 'The holder takes the algorithm of the key',
    level: 'SHALL',
    expected: 'An algorithm of the holder profile.',
    why: 'A signature that the holder cannot verify is refused as invalid.',
    fix: 'Use a key whose algorithm the holder takes; RS256 is taken by all UDAP holders.',
    citation: udapSection('general', '7.1.2', '1.2'),
  },
  'registration.preflight.scopes-offered': {
    title: 'The holder offers the scopes',
    level: 'advice',
    expected: 'Each scope is in scopes_supported, or a wildcard that covers it is.',
    why: 'A UDAP holder lists every scope that it grants, wildcards included; what is not there is left out or refused. The list of a SMART configuration need not be complete.',
    fix: 'Ask for what is offered. Ask for a wildcard only where the wildcard itself is listed.',
    citation: udapSection('general', '7.3', '3.2'),
  },
  'registration.preflight.scopes-version': {
    title: 'The scopes have the syntax of the holder',
    level: 'advice',
    expected: 'SMART v2 (Patient.rs) or v1 (Patient.read), whichever the holder takes.',
    why: 'A holder that knows one syntax ignores or refuses the other. read of v1 is rs of v2; write is cud.',
    fix: 'Write the scopes in the syntax that the profile names.',
    citation: smart('scopes-and-launch-context', 'Scopes'),
  },
  'registration.preflight.scopes-context': {
    title: 'The scopes fit the workflow',
    level: 'SHOULD',
    expected: 'system/ scopes without a user; user/ or patient/ scopes with one.',
    why: 'Without a user there is no patient in context, and with one system/ scopes would give the app more than the user may see.',
    fix: 'Replace the context in front of the slash.',
    citation: udapSection('general', '7.5.5', '3.1'),
  },
  'registration.preflight.refresh': {
    title: 'Refresh tokens are asked for as a whole',
    level: 'advice',
    expected:
      'refresh_token among the grant types together with the scope offline_access or online_access, or neither, at a holder that offers them.',
    why: 'The grant type says that the client can use refresh tokens, the scope that the user is asked for one.',
    fix: 'Add what is missing, or take both away.',
    citation: smart('scopes-and-launch-context', 'Scopes for requesting a refresh token'),
  },
} as const satisfies Record<string, CheckDefinition>;

export const check = checksFrom(preflightChecks);
