import { rfc, udapOrg, udapSection } from '@/lib/protocol/citations';
import type { GlossaryEntry } from './entry';

/** Words of UDAP, of certificates and of the networks that use them. */
export const trustTerms = {
  udap: {
    term: 'UDAP',
    short:
      'A way to register and to authenticate with certificates, so that an app and a holder that never met can trust each other.',
    citation: udapSection('index', '1', '1'),
    page: '/docs/udap',
  },
  'udap-metadata': {
    term: 'UDAP metadata',
    short: 'The document at `/.well-known/udap`: where to register, what is supported, signed.',
    citation: udapSection('discovery', '2.2', '2.2'),
    page: '/docs/udap',
  },
  'signed-metadata': {
    term: 'signed metadata',
    short:
      'A JWT in the UDAP metadata by which the holder proves that the addresses in it are its own.',
    citation: udapSection('discovery', '2.3', '2.3'),
    page: '/docs/trust',
  },
  'software-statement': {
    term: 'software statement',
    short:
      'A JWT in which an app says who it is and what it wants, signed with the key of its certificate. It is sent to register.',
    citation: udapSection('registration', '3.1', '3.1'),
    page: '/docs/udap',
  },
  certification: {
    term: 'certification',
    short:
      'A signed statement that vouches for an app, by somebody else or by itself. Sent along when it registers.',
    citation: udapOrg(
      'udap-certifications-and-endorsements-stu1',
      'Certifications and Endorsements',
    ),
    page: '/docs/registration',
  },
  community: {
    term: 'community',
    also: ['trust community'],
    short:
      'A group of holders and apps that agreed on rules and on who issues certificates. It is named by a URI.',
    citation: udapSection('discovery', '2.4', '2.4'),
    page: '/docs/trust',
  },
  anchor: {
    term: 'anchor',
    also: ['trust anchor', 'root certificate'],
    short: 'The certificate at which trust begins. You keep it because you chose to believe it.',
    citation: rfc(5280, '6.1.1'),
    page: '/docs/trust',
  },
  certificate: {
    term: 'certificate',
    also: ['X.509 certificate'],
    short: 'A signed statement that a public key belongs to somebody, with a first and a last day.',
    citation: rfc(5280, '4.1'),
    page: '/docs/certificates',
  },
  'certificate-chain': {
    term: 'certificate chain',
    short: 'A certificate, the one that signed it, and so on up to an anchor.',
    citation: rfc(5280, '6.1'),
    page: '/docs/trust',
  },
  'certification-authority': {
    term: 'CA',
    also: ['certification authority', 'certificate authority'],
    short: 'Whoever issues certificates and says which of them no longer hold.',
    citation: rfc(5280, '3.1'),
    page: '/docs/certificates',
  },
  csr: {
    term: 'CSR',
    also: ['certificate signing request'],
    short:
      'What you send to get a certificate: your public key and names, signed with your private key.',
    citation: rfc(2986, '3'),
    page: '/docs/certificates',
  },
  'private-key': {
    term: 'private key',
    short: 'The half of a key pair that signs. Whoever has it can act as your app.',
    page: '/docs/certificates',
  },
  san: {
    term: 'SAN',
    also: ['subject alternative name'],
    short: 'The names in a certificate. UDAP looks for the URI of the app or of the holder there.',
    citation: rfc(5280, '4.2.1.6'),
    page: '/docs/certificates',
  },
  crl: {
    term: 'CRL',
    also: ['certificate revocation list'],
    short: 'A signed list of the certificates that a CA took back, to be fetched by anybody.',
    citation: rfc(5280, '5'),
    page: '/docs/certificates',
  },
  ocsp: {
    term: 'OCSP',
    also: ['Online Certificate Status Protocol'],
    short: 'Asking a CA about one certificate: does it still hold?',
    citation: rfc(6960, '2'),
    page: '/docs/certificates',
  },
  aia: {
    term: 'AIA',
    also: ['authority information access'],
    short: 'The place in a certificate that says where to fetch the one that signed it.',
    citation: rfc(5280, '4.2.2.1'),
    page: '/docs/certificates',
  },
  x5c: {
    term: 'x5c',
    short: 'The certificates that come with a JWT, the one of its signer first.',
    citation: rfc(7515, '4.1.6'),
    page: '/docs/udap',
  },
  fingerprint: {
    term: 'fingerprint',
    short: 'A hash of a certificate. Two certificates with the same one are the same.',
    page: '/docs/certificates',
  },
  'tiered-oauth': {
    term: 'Tiered OAuth',
    short:
      'The person signs in at a service that knows them already, and the holder takes its word.',
    citation: udapSection('user', '6', '6'),
    page: '/docs/flows/tiered-oauth',
  },
  'identity-provider': {
    term: 'identity provider',
    also: ['IdP'],
    short: 'The service at which a person signs in and that says who it was.',
    citation: udapSection('user', '6.1', '6.1'),
    page: '/docs/flows/tiered-oauth',
  },
  'hl7-b2b': {
    term: 'hl7-b2b',
    also: ['B2B authorization extension'],
    short:
      'The part of a client assertion that says for which organization, for whom and why data is asked for.',
    citation: udapSection('b2b', '5.2.1', '5.2.1'),
    page: '/docs/flows/udap-client-credentials',
  },
  'purpose-of-use': {
    term: 'purpose of use',
    short: 'Why data is asked for, as a code: treatment, payment, public health, …',
    citation: udapSection('b2b', '5.2.1', '5.2.1'),
    page: '/docs/flows/udap-client-credentials',
  },
  tefca: {
    term: 'TEFCA',
    also: ['Trusted Exchange Framework and Common Agreement'],
    short:
      'A national network of networks in the United States, with one agreement for all of them.',
    more: 'Its facilitated FHIR exchange uses UDAP. Who may take part, and for which purposes, its operating procedures decide.',
    page: '/docs/udap',
  },
  ias: {
    term: 'IAS',
    also: ['Individual Access Services'],
    short: 'People who ask for their own records through an app. One of the purposes of TEFCA.',
    page: '/docs/udap',
  },
  baa: {
    term: 'BAA',
    also: ['business associate agreement'],
    short:
      'A contract under HIPAA with somebody who handles health data for a provider or a health plan. Whether you need one, your lawyers and the holder decide.',
    page: '/docs/steps',
  },
} as const satisfies Readonly<Record<string, GlossaryEntry>>;
