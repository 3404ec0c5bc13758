import { checksFrom, type CheckDefinition } from '../check';
import { rfc, udapSection } from '../citations';

/** What the trust doctor says of what it was given, before it looks at certificates. */
export const trustDoctorChecks = {
  'doctor.readable': {
    title: 'What was given can be read',
    level: 'SHALL',
    expected:
      'A certificate or a chain (PEM, DER, PKCS #7, PKCS #12), a JWT with x5c, or the address of a holder.',
    why: 'Trust is decided over certificates: there has to be at least one.',
    fix: 'Give the certificate itself. A CSR, a public key or a private key alone has no chain to examine.',
    citation: rfc(5280, '4.1'),
  },
  'doctor.jwt-signature': {
    title: 'The JWT is signed by its first certificate',
    level: 'SHALL',
    expected: 'A signature that verifies with the key of x5c[0].',
    why: 'The chain says whom the key of the first certificate belongs to; without this it says nothing about the JWT.',
    fix: 'Put the certificate of the signing key first in x5c, and sign the exact bytes of header and payload.',
    citation: udapSection('general', '7.1.3', '1.2.3'),
  },
  'doctor.private-key': {
    title: 'Private keys stay with their owner',
    level: 'advice',
    expected: 'Certificates only.',
    why: 'Nobody needs a private key to judge a chain, and whoever has it can sign in its name.',
    fix: 'It was read to open the file and not kept. If you would not have given it away, treat it as known and have the certificate revoked.',
    citation: rfc(5280, '5.3.1'),
  },
} as const satisfies Record<string, CheckDefinition>;

export const check = checksFrom(trustDoctorChecks);
