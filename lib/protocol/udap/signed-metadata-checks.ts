import { checksFrom, type CheckDefinition } from '../check';
import { rfc, udapOrg, udapSection } from '../citations';

const signed = udapSection('discovery', '2.3', '2.3');
const uris = udapSection('general', '7.1.5', '1.2');
const clock =
  'The operator signs the metadata again, with iat and exp in whole seconds, and keeps the clock of the server right.';

/** What is demanded of the `signed_metadata` JWT. */
export const signedMetadataChecks = {
  'udap.signed-metadata.serialization': {
    title: 'The signed metadata is a JWT',
    level: 'SHALL',
    expected: 'Three base64url parts between dots: header, claims, signature.',
    why: 'What cannot be decoded cannot be verified, and unsigned endpoints may not be used.',
    fix: 'The operator serializes signed_metadata as a JWS in compact serialization.',
    citation: rfc(7515, '7.1'),
  },
  'udap.signed-metadata.algorithm': {
    title: 'The metadata is signed with RS256',
    level: 'SHALL',
    expected: 'alg "RS256".',
    why: 'Every client has to support RS256 and no other algorithm, so metadata signed with another one cannot be verified by all of them.',
    fix: 'The operator signs with an RSA key of at least 2048 bits and alg RS256; that needs a community certificate for an RSA key.',
    citation: signed,
  },
  'udap.signed-metadata.x5c': {
    title: 'The certificate comes along in x5c',
    level: 'SHALL',
    expected:
      'An array of standard base64 (not base64url) of DER, without line breaks or PEM lines, the certificate of the signing key first.',
    why: 'The certificate says whose key it is; without it nothing leads to an anchor.',
    fix: 'The operator puts base64 of the DER of each certificate into x5c: strip the BEGIN and END lines and all line breaks of the PEM, leaf first, then the intermediates.',
    citation: rfc(7515, '4.1.6'),
  },
  'udap.signed-metadata.signature': {
    title: 'The signature verifies',
    level: 'SHALL',
    expected: 'A signature by the private key that belongs to x5c[0].',
    why: 'Only the signature shows that the owner of the certificate wrote this document, and that nobody altered it.',
    fix: 'The operator signs with the private key of the certificate that is first in x5c; after a renewal both have to change together.',
    citation: udapOrg('udap-server-metadata-stu1', 'Server Metadata §3.1'),
  },
  'udap.signed-metadata.iss-in-san': {
    title: 'The certificate names the issuer',
    level: 'SHALL',
    expected: 'iss is one of the URIs in the subject alternative name of x5c[0].',
    why: 'Otherwise anybody with a certificate of the community could sign for every server of it.',
    fix: 'The operator gets a certificate with the FHIR base URL as a URI (not DNS) in the subject alternative name, and uses exactly that string as iss.',
    citation: signed,
  },
  'udap.signed-metadata.iss-equals-base': {
    title: 'The issuer is this base URL',
    level: 'SHALL',
    expected: 'iss is the FHIR base URL that was asked, byte for byte.',
    why: 'It ties the document to the server: the same document at another address is somebody else’s.',
    fix: 'Use the base URL exactly as iss has it, if the holder publishes that one. Else the operator makes iss, the URI in the certificate and the published base URL the same string: slash at the end, case and port count.',
    citation: uris,
  },
  'udap.signed-metadata.sub': {
    title: 'Subject and issuer are the same',
    level: 'SHALL',
    expected: 'sub equals iss.',
    why: 'A server speaks about itself in its metadata.',
    fix: 'The operator sets sub to the value of iss.',
    citation: signed,
  },
  'udap.signed-metadata.iat': {
    title: 'The metadata was signed in the past',
    level: 'SHALL',
    expected: 'iat in whole seconds since 1970, not in the future.',
    why: 'Without the time of signing nobody can tell how long the statement lives.',
    fix: clock,
    citation: signed,
  },
  'udap.signed-metadata.exp': {
    title: 'The signed metadata has not expired',
    level: 'SHALL',
    expected: 'exp in whole seconds since 1970, in the future.',
    why: 'After exp nobody vouches for these endpoints any more.',
    fix: clock,
    citation: signed,
  },
  'udap.signed-metadata.lifetime': {
    title: 'The signed metadata lives one year at most',
    level: 'SHALL',
    expected: 'exp − iat is at most one year.',
    why: 'Endpoints change; a statement that is good for ever could be replayed when they have.',
    fix: 'The operator signs more often, with exp at most one year after iat.',
    citation: signed,
  },
  'udap.signed-metadata.jti': {
    title: 'The signed metadata has an identifier',
    level: 'SHALL',
    expected: 'jti, a string that is unique for the issuer.',
    why: 'It tells one statement from another and makes replays visible.',
    fix: 'The operator adds a fresh jti, for example a UUID, whenever the metadata is signed.',
    citation: signed,
  },
  'udap.signed-metadata.endpoints': {
    title: 'The endpoints are signed',
    level: 'SHALL',
    expected:
      'token_endpoint and registration_endpoint as absolute URLs, and authorization_endpoint when the plain metadata has it.',
    why: 'Only signed endpoints may be used: software statements and assertions sent anywhere else could be misused.',
    fix: 'The operator puts the endpoints into the claims of signed_metadata.',
    citation: signed,
  },
  'udap.signed-metadata.endpoints-agree': {
    title: 'Signed and plain endpoints are the same',
    level: 'SHALL',
    expected: 'Every endpoint in the plain metadata has the value that is signed.',
    why: 'A difference comes from a stale signature after a move, or from somebody who altered the plain values. The signed values are used; the UDAP profile behind version 1 of the guide rejects the document.',
    fix: 'The operator generates both from the same configuration and signs again whenever an endpoint changes.',
    citation: udapOrg('udap-server-metadata-stu1', 'Server Metadata §3.4'),
  },
} as const satisfies Record<string, CheckDefinition>;

export const check = checksFrom(signedMetadataChecks);
