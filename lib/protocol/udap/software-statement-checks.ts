import { checksFrom, type CheckDefinition, type Citation } from '../check';
import { rfc, udapSection } from '../citations';

const statement = udapSection('registration', '3.1', '3.1');

function claim(
  title: string,
  expected: string,
  why: string,
  fix: string,
  citation: Citation = statement,
): CheckDefinition {
  return { title: `Software statement: ${title}`, level: 'SHALL', expected, why, fix, citation };
}

/** What is demanded of a software statement, judged before it is sent. */
export const softwareStatementChecks = {
  'udap.software-statement.alg': claim(
    'algorithm',
    'An alg that the registration endpoint supports; RS256 is supported by everybody.',
    'A holder rejects a signature with an algorithm that it does not verify.',
    'Sign with a key whose algorithm is in registration_endpoint_jwt_signing_alg_values_supported.',
    udapSection('general', '7.1.2', '1.2'),
  ),
  'udap.software-statement.x5c': claim(
    'certificate chain',
    'x5c with standard base64 of DER, the certificate of the signing key first.',
    'The holder verifies the signature with the first certificate and builds the chain from the others.',
    'Put the leaf first, then the intermediates; base64 of DER without PEM lines and line breaks.',
    rfc(7515, '4.1.6'),
  ),
  'udap.software-statement.iss': claim(
    'issuer',
    'iss is one of the URIs in the subject alternative name of the certificate.',
    'The URI in the certificate is the identity of the app; a holder refuses a statement of somebody else.',
    'Use the URI of the certificate as iss, byte for byte, or have the certificate issued for the URI of the app.',
  ),
  'udap.software-statement.sub': claim(
    'subject',
    'sub equals iss.',
    'An app speaks about itself.',
    'Set sub to the value of iss.',
  ),
  'udap.software-statement.aud': claim(
    'audience',
    'aud is the registration endpoint, byte for byte as the signed metadata has it.',
    'It keeps a statement that was made for one holder from being used at another.',
    'Take registration_endpoint from the signed metadata and use the string as it is.',
  ),
  'udap.software-statement.times': claim(
    'times',
    'iat and exp in whole seconds, not expired, at most 300 seconds apart.',
    'A statement is used once, right after it was signed; a short life makes a stolen one useless.',
    'Set iat to now and exp to at most five minutes later, in seconds and as numbers; check the clock.',
  ),
  'udap.software-statement.jti': claim(
    'identifier',
    'jti, a string that was never used before.',
    'Holders remember it until exp and refuse a second use.',
    'Use a fresh random identifier, for example a UUID, for each statement.',
  ),
  'udap.software-statement.client-name': claim(
    'client_name',
    'A string that people can read.',
    'Users and administrators of the holder see it.',
    'Set client_name to the name of the app.',
  ),
  'udap.software-statement.contacts': claim(
    'contacts',
    'An array of URIs with at least one mailto: URI.',
    'The holder must be able to reach whoever is responsible for the app.',
    'Add an address, for example "mailto:support@example.org".',
  ),
  'udap.software-statement.grant-types': claim(
    'grant_types',
    '["client_credentials"], or ["authorization_code"] with or without "refresh_token"; [] cancels a registration.',
    'One registration is for one workflow; refresh tokens exist only in the workflow with a user.',
    'Register the app twice, with two URIs, when it needs both workflows.',
  ),
  'udap.software-statement.redirect-uris': claim(
    'redirect_uris',
    'With authorization_code an array of https URIs, with client_credentials no such member, not even [].',
    'The user is sent back there with a code; a client without users has no place to be sent to.',
    'With authorization_code list every exact https URI; with client_credentials leave the member out.',
  ),
  'udap.software-statement.response-types': claim(
    'response_types',
    'With authorization_code ["code"], with client_credentials no such member.',
    'It belongs to the authorization endpoint, which the client credentials workflow does not use.',
    'Set ["code"] with authorization_code; leave the member out with client_credentials.',
  ),
  'udap.software-statement.logo-uri': claim(
    'logo_uri',
    'An https URL of a PNG, JPG or GIF; required with authorization_code.',
    'It is shown to users when they are asked for their consent.',
    'Publish a logo and set logo_uri to its https URL.',
  ),
  'udap.software-statement.auth-method': claim(
    'token_endpoint_auth_method',
    '"private_key_jwt".',
    'In UDAP clients authenticate with a signed assertion and with nothing else.',
    'Set token_endpoint_auth_method to "private_key_jwt".',
  ),
  'udap.software-statement.scope': claim(
    'scope',
    'A string of scopes, separated by single spaces.',
    'The holder grants at most what was registered.',
    'Set scope to what the app needs, for example "system/Patient.rs".',
  ),
  'udap.software-statement.scope-context': {
    title: 'Software statement: context of the scopes',
    level: 'SHOULD',
    expected:
      'system/ scopes with client_credentials; user/ or patient/ scopes with authorization_code.',
    why: 'Without a user only system/ scopes make sense, and with a user only user/ and patient/ scopes do.',
    fix: 'Use scopes of the context that belongs to the workflow.',
    citation: udapSection('general', '7.5.5', '3.1'),
  },
} as const satisfies Record<string, CheckDefinition>;

export const check = checksFrom(softwareStatementChecks);
