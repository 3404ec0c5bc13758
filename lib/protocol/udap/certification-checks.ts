import { checksFrom, type CheckDefinition } from '../check';
import { rfc, udapOrg } from '../citations';

const profile = (section: string) =>
  udapOrg(
    'udap-certifications-and-endorsements-stu1',
    `Certifications and Endorsements §${section}`,
  );

/** What is demanded of a certification, judged before it is sent along. */
export const certificationChecks = {
  'udap.certification.readable': {
    title: 'Certification: a signed JWT',
    level: 'SHALL',
    expected: 'A JWT in compact serialization with x5c in its header.',
    why: 'The holder verifies the signature with the certificate of the certifier.',
    fix: 'Paste the certification as it was issued, one JWT and nothing around it.',
    citation: profile('3'),
  },
  'udap.certification.certifier': {
    title: 'Certification: certifier',
    level: 'SHALL',
    expected: 'iss is a URI in the certificate that signed.',
    why: 'The URI is the identity of the certifier, as it is for apps.',
    fix: 'Ask the certifier for one that is signed with the right certificate.',
    citation: profile('3.1'),
  },
  'udap.certification.subject': {
    title: 'Certification: about this app',
    level: 'SHALL',
    expected: 'sub is the issuer of the software statement.',
    why: 'A certification of another app says nothing about this one.',
    fix: 'Have it issued for the issuer URI of this client, byte for byte.',
    citation: profile('3.1'),
  },
  'udap.certification.audience': {
    title: 'Certification: for this holder',
    level: 'SHALL',
    expected: 'No aud, or an aud that holds this registration endpoint.',
    why: 'With an aud it counts at those endpoints only.',
    fix: 'Leave it out here, or have one issued without aud.',
    citation: profile('3.1'),
  },
  'udap.certification.times': {
    title: 'Certification: times',
    level: 'SHALL',
    expected: 'iat and exp in whole seconds, not expired, at most three years apart.',
    why: 'A certification is good for a time, and the holder refuses an older one.',
    fix: 'Ask the certifier for a new one.',
    citation: profile('3.1'),
  },
  'udap.certification.name': {
    title: 'Certification: what is certified',
    level: 'SHALL',
    expected: 'certification_name, a text, and certification_uris, an array of URIs.',
    why: 'Holders recognize a certification by its URIs; people read the name.',
    fix: 'Ask the certifier to add the member that is missing.',
    citation: profile('3.2'),
  },
  'udap.certification.restrictions': {
    title: 'Certification: covers the registration',
    level: 'SHALL',
    expected:
      'Grant types and scopes of the statement are among those of the certification, where it names any.',
    why: 'Members of client metadata in a certification restrict what the app may register with it.',
    fix: 'Register with what is covered, or have a certification issued that covers more.',
    citation: profile('3.3'),
  },
  'udap.certification.jti': {
    title: 'Certification: identifier',
    level: 'SHALL',
    expected: 'jti, a string.',
    why: 'By it the certifier answers questions on the state of the certification.',
    fix: 'Ask the certifier for one with a jti.',
    citation: rfc(7519, '4.1.7'),
  },
} as const satisfies Record<string, CheckDefinition>;

export const check = checksFrom(certificationChecks);
