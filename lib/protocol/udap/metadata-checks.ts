import { checksFrom, type CheckDefinition, type Level } from '../check';
import { udapOrg, udapSection } from '../citations';

const access = udapSection('discovery', '2.1', '2.1');
const required = udapSection('discovery', '2.2', '2.2');
const community = udapSection('discovery', '2.4', '2.4');

/** One member of the metadata document. */
function member(
  name: string,
  expected: string,
  why: string,
  fix: string,
  level: Level = 'SHALL',
): CheckDefinition {
  return { title: `Metadata: ${name}`, level, expected, why, fix, citation: required };
}

/** What is demanded of `/.well-known/udap`, member by member. */
export const metadataChecks = {
  'udap.metadata.found': {
    title: 'The holder publishes UDAP metadata',
    level: 'SHALL',
    expected: 'Status 200 for GET {FHIR base URL}/.well-known/udap.',
    why: 'Everything that a client has to know for registration and authentication is in this document.',
    fix: 'Compare the URL with the FHIR base URL that the holder publishes: the path of the base counts, and the well-known path comes after it. If {base}/metadata answers, the server does FHIR but not UDAP.',
    citation: access,
  },
  'udap.metadata.community': {
    title: 'The holder knows the trust community',
    level: 'SHALL',
    expected: 'Status 200 with metadata signed for the community that was asked for.',
    why: 'A holder signs its metadata for a community that it takes part in; 204 says that it does not know this one or has no certificate for it.',
    fix: 'Compare the community URI byte for byte with the one the community publishes, or ask without community for the default metadata.',
    citation: community,
  },
  'udap.metadata.anonymous': {
    title: 'The metadata can be read without credentials',
    level: 'SHALL',
    expected: 'Status 200 for an anonymous GET.',
    why: 'A client reads this document before it is registered, so it has no credentials yet.',
    fix: 'The operator exempts {FHIR base URL}/.well-known/udap from the access control in front of the FHIR server.',
    citation: access,
  },
  'udap.metadata.direct': {
    title: 'The metadata is answered where it was asked for',
    level: 'advice',
    expected: 'Status 200 without a redirect.',
    why: 'The signature has to name the base URL that was asked; a redirect often means that the holder knows itself by another one.',
    fix: 'Use the base URL to which the redirect leads, if the holder publishes that one.',
    citation: access,
  },
  'udap.metadata.media-type': {
    title: 'The metadata is sent as JSON',
    level: 'SHALL',
    expected: 'Content-Type: application/json',
    why: 'Strict clients look at the media type before they parse.',
    fix: 'The operator sets the content type of this document to application/json.',
    citation: access,
  },
  'udap.metadata.json': {
    title: 'The metadata is a JSON object',
    level: 'SHALL',
    expected: 'A JSON object.',
    why: 'A page in HTML in its place comes from a proxy, a sign-in page or the catch-all route of a web application.',
    fix: 'Open the URL and see who answers; the operator routes {FHIR base URL}/.well-known/udap to the server that implements UDAP.',
    citation: udapOrg('udap-server-metadata-stu1', 'Server Metadata §1'),
  },
  'udap.metadata.versions-supported': member(
    'udap_versions_supported',
    'Exactly ["1"].',
    'It says that the holder speaks version 1 of the UDAP workflows, the only one there is.',
    'The operator publishes "udap_versions_supported": ["1"], the number as a string.',
  ),
  'udap.metadata.profiles-supported': member(
    'udap_profiles_supported',
    'An array with "udap_dcr" and "udap_authn", with "udap_authz" when client_credentials is offered, and "udap_to" when Tiered OAuth is.',
    'A list of supported values is exhaustive in UDAP: what is not in it, a client may not use.',
    'The operator lists every profile that the server implements.',
  ),
  'udap.metadata.extensions-supported': member(
    'udap_authorization_extensions_supported',
    'An array of strings, which may be empty, with "hl7-b2b" when client_credentials is offered.',
    'It tells business clients which authorization extension objects they can send in their assertions.',
    'The operator publishes the array; a server with client_credentials has to support "hl7-b2b".',
  ),
  'udap.metadata.extensions-required': member(
    'udap_authorization_extensions_required',
    'An array, which may be empty, whenever extensions are supported.',
    'Without it a client does not know which extension objects a token request must have.',
    'The operator publishes the array; every value in it is also in udap_authorization_extensions_supported.',
  ),
  'udap.metadata.certifications-supported': member(
    'udap_certifications_supported',
    'An array of URIs, which may be empty.',
    'It tells a client which certifications can be attached to a registration.',
    'The operator publishes the array; an empty one says that certifications are not looked at.',
  ),
  'udap.metadata.certifications-required': member(
    'udap_certifications_required',
    'An array of URIs, which may be empty, whenever certifications are supported.',
    'A registration without a required certification is refused, so a client has to know beforehand.',
    'The operator publishes the array; every value in it is also in udap_certifications_supported.',
  ),
  'udap.metadata.grant-types-supported': member(
    'grant_types_supported',
    'An array with at least one grant type; "refresh_token" only together with "authorization_code".',
    'It decides which of the two workflows, consumer or business, a client can register for.',
    'The operator lists the grant types of the token endpoint.',
  ),
  'udap.metadata.scopes-supported': member(
    'scopes_supported',
    'An array with at least one scope: all that are supported, with every supported wildcard.',
    'A client asks for scopes from this list; version 2 of the guide makes it a requirement, version 1 leaves it optional.',
    'The operator lists all supported scopes. A server may still grant each client a different subset.',
  ),
  'udap.metadata.authorization-endpoint': member(
    'authorization_endpoint',
    'An absolute URL when authorization_code is offered.',
    'The user is sent there to sign in.',
    'The operator publishes the absolute URL of the authorization endpoint, with https.',
  ),
  'udap.metadata.token-endpoint': member(
    'token_endpoint',
    'An absolute URL.',
    'Access tokens are asked for there, and the URL is the audience of every assertion.',
    'The operator publishes the absolute URL of the token endpoint, with https.',
  ),
  'udap.metadata.auth-methods': member(
    'token_endpoint_auth_methods_supported',
    'Exactly ["private_key_jwt"].',
    'In UDAP clients authenticate with a signed assertion and with nothing else.',
    'The operator publishes ["private_key_jwt"]; other methods belong into the SMART configuration.',
  ),
  'udap.metadata.auth-algorithms': member(
    'token_endpoint_auth_signing_alg_values_supported',
    'An array with at least one algorithm, RS256 among them.',
    'It says with which algorithms an assertion may be signed; RS256 has to be supported by everybody.',
    'The operator lists the algorithms that the token endpoint verifies, RS256 among them.',
  ),
  'udap.metadata.registration-endpoint': member(
    'registration_endpoint',
    'An absolute URL.',
    'Software statements are sent there, and the URL is their audience.',
    'The operator publishes the absolute URL of the registration endpoint, with https.',
  ),
  'udap.metadata.registration-algorithms': member(
    'registration_endpoint_jwt_signing_alg_values_supported',
    'An array with at least one algorithm, RS256 among them.',
    'It says with which algorithms software statements and certifications may be signed; version 2 of the guide requires it, version 1 recommends it.',
    'The operator lists the algorithms that the registration endpoint verifies, RS256 among them.',
  ),
  'udap.metadata.signed-metadata': member(
    'signed_metadata',
    'A JWT in compact serialization.',
    'Only what is signed can be trusted; without it a client has to stop.',
    'The operator publishes its endpoints in a JWT signed with the RSA key of its community certificate.',
  ),
  'udap.metadata.no-empty-values': {
    title: 'Metadata: no null and no empty strings',
    level: 'advice',
    expected: 'Members that have no value are left out.',
    why: 'Clients take a member that is there for one that has a value.',
    fix: 'The operator leaves members without value out of the document.',
    citation: required,
  },
} as const satisfies Record<string, CheckDefinition>;

export const check = checksFrom(metadataChecks);
