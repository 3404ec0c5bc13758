import { udapOrg, udapSection } from '@/lib/protocol/citations';
import type { Evidence } from '../evidence';
import type { Rule } from '../rule';
import { fact, itsWords, said, strings, textOf, textsOf } from '../proofs';
import {
  algNotOffered,
  badDates,
  certificateOutOfDate,
  chainIncomplete,
  claimDiffers,
  expiredThere,
  otherRoot,
  saidOfChain,
} from '../sent-token';

const dcr = (section: string) =>
  udapOrg('udap-dynamic-client-registration-stu1', `Dynamic Client Registration §${section}`);
const claims = udapSection('registration', '3.1', '3.1');

const unapproved = 'udap.registration.unapproved-software-statement';
const invalid = 'udap.registration.invalid-software-statement';
const metadata = 'udap.registration.invalid-client-metadata';
const refused = 'udap.registration.refused';

const statement = ({ jwt }: Evidence) => jwt('software_statement');

/** The registration endpoint as the holder signed it, or where the statement went. */
function audience(evidence: Evidence): string {
  return (
    textOf(evidence.jwt('signed_metadata')?.claims['registration_endpoint']) ||
    (evidence.sent?.url ?? '')
  );
}

/** Why a holder does not trust a software statement, or finds it invalid. */
export const registrationStatementRules: readonly Rule[] = [
  {
    id: 'explain.registration.certificate-dates',
    title: 'A certificate of the app is out of date',
    level: 'SHALL',
    expected: 'notBefore ≤ now ≤ notAfter for each certificate of x5c.',
    why: 'A holder follows no chain with a certificate that has ended or not begun.',
    fix: 'Renew the certificate with the same URI: registrations survive that. Trying again with this one is of no use.',
    citation: dcr('4.2'),
    explains: [unapproved, invalid],
    place: 'certificates',
    judge: (evidence) => certificateOutOfDate(statement(evidence), evidence),
  },
  {
    id: 'explain.registration.certificate-revoked',
    title: 'The certificate of the app was revoked',
    level: 'SHALL',
    expected: 'A certificate that is on no revocation list.',
    why: 'Its authority has withdrawn it, and holders look at its revocation list.',
    fix: 'Get a new certificate with the same URI. Trying again with this one is of no use.',
    citation: dcr('4.2'),
    explains: [unapproved, invalid],
    place: 'certificates',
    judge: (evidence) =>
      saidOfChain(statement(evidence), evidence, /(was|is|been) revoked|revoked on/i),
  },
  {
    id: 'explain.registration.revocation-unknown',
    title: 'The holder could not find out whether the certificate was revoked',
    level: 'SHALL',
    expected: 'A current revocation list at an address that the holder reaches.',
    why: 'The revocation list that the certificate names does not answer, or is older than it may be.',
    fix: 'Open the address of the list. The authority that issued the certificate has to publish it.',
    citation: dcr('4.2'),
    explains: [unapproved, invalid],
    place: 'certificates',
    decide: 'Whether the addresses of the revocation lists answer with a current list.',
    judge: (evidence) => {
      const jwt = statement(evidence);
      const found = saidOfChain(jwt, evidence, /\bcrl\b|revocation|ocsp|is stale/i);
      if (found) return found;
      const without = jwt?.certificates.find(
        ({ crlUrls, ocspUrls, subject, issuer }) =>
          crlUrls.length + ocspUrls.length === 0 && subject !== issuer,
      );
      return without && jwt
        ? {
            certainty: 'possible',
            seen: `${without.subject} names no address where its revocation is published.`,
            proof: [fact('Certificate', without.subject), fact('Revocation lists', 'none')],
            jwtId: jwt.id,
          }
        : null;
    },
  },
  {
    id: 'explain.registration.chain-incomplete',
    title: 'The chain that was sent is not complete',
    level: 'SHALL',
    expected: 'x5c with the intermediates up to the anchor.',
    why: 'Holders build the chain from x5c, from what they know, and from the address in the certificate. When none of these has the issuer, they trust nobody.',
    fix: 'Add the intermediate certificates to the certificate of the app, leaf first.',
    citation: dcr('4.2'),
    explains: [unapproved, invalid],
    place: 'certificates.upload',
    decide: 'Whether the holder has the intermediate itself.',
    judge: (evidence) => chainIncomplete(statement(evidence), evidence),
  },
  {
    id: 'explain.registration.not-for-signing',
    title: 'The certificate is not one for signatures',
    level: 'SHALL',
    expected: 'An end-entity certificate with keyUsage digitalSignature and a strong key.',
    why: 'A certificate of an authority, one for encryption only, or one with a weak key was issued by the wrong template.',
    fix: 'Have a certificate issued by the template for UDAP clients.',
    citation: dcr('4.2'),
    explains: [unapproved, invalid],
    place: 'certificates.requests',
    judge: (evidence) => {
      const jwt = statement(evidence);
      const [leaf] = jwt?.certificates ?? [];
      if (!jwt || !leaf) return null;
      const usages = leaf.keyUsages;
      const isWeak = /^RSA (\d+)/.exec(leaf.publicKey);
      const problem = leaf.isCa
        ? 'It is the certificate of an authority.'
        : usages.length > 0 && !usages.includes('digitalSignature')
          ? `keyUsage is ${usages.join(', ')}.`
          : isWeak && Number(isWeak[1]) < 2048
            ? `Its key is ${leaf.publicKey}.`
            : null;
      return problem === null
        ? null
        : {
            certainty: 'proven',
            seen: problem,
            proof: [
              fact('Certificate', leaf.subject),
              fact('keyUsage', usages.join(', ') || 'absent'),
              fact('Key', leaf.publicKey),
            ],
            jwtId: jwt.id,
          };
    },
  },
  {
    id: 'explain.registration.other-community',
    title: 'The certificate is of a community that the holder does not trust',
    level: 'SHALL',
    expected: 'A certificate that leads to an anchor of a community of the holder.',
    why: 'The chain is in order, but the root above it is not among the anchors of the holder.',
    fix: 'Take a certificate of the community that signed the metadata of the holder. One of another community may work where this one does not; this one will not.',
    citation: dcr('4.2'),
    explains: [unapproved],
    place: 'console.certificate',
    decide: 'Whether the holder has the anchor of your community; its operator knows.',
    judge: (evidence) => {
      const jwt = statement(evidence);
      const found = otherRoot(jwt, evidence);
      const words = said(
        evidence,
        /not among the trusted anchors|untrusted (root|anchor|issuer)|unknown (root|anchor|ca)\b/i,
      );
      if (words !== null) {
        const proof = found?.proof ?? itsWords(evidence);
        return { certainty: 'proven', seen: `The holder says: “${words}”`, proof };
      }
      if (found) return found;
      return jwt
        ? {
            certainty: 'possible',
            seen: 'The holder does not say which certificate it does not trust.',
            proof: itsWords(evidence),
          }
        : null;
    },
  },
  {
    id: 'explain.registration.iss-not-certified',
    title: 'iss of the statement is not a URI of the certificate',
    level: 'SHALL',
    expected: 'iss is a URI in the subject alternative name of the leaf, byte for byte.',
    why: 'The certificate says who signs, by its URI. DNS names and the common name do not count.',
    fix: 'Set iss (and sub) to the URI of the certificate, or have a certificate issued with the URI of the app.',
    citation: dcr('4.3'),
    explains: [invalid, unapproved, metadata],
    place: 'certificates.requests',
    judge: (evidence) => {
      const jwt = statement(evidence);
      const [leaf] = jwt?.certificates ?? [];
      const iss = textOf(jwt?.claims['iss']);
      if (!jwt || !leaf || leaf.sanUris.includes(iss)) return null;
      const [nearest] = leaf.sanUris;
      return {
        certainty: 'proven',
        seen: nearest
          ? `iss is ${iss || 'absent'}; the certificate names ${leaf.sanUris.join(', ')}.`
          : `The certificate ${leaf.subject} names no URI at all.`,
        proof: nearest
          ? [strings('iss, and the URI of the certificate', iss, nearest)]
          : [
              fact('iss', iss),
              fact('DNS names of the certificate', leaf.sanDnsNames.join(', ') || 'none'),
            ],
        jwtId: jwt.id,
      };
    },
  },
  {
    id: 'explain.registration.sub-differs',
    title: 'sub of the statement is not its iss',
    level: 'SHALL',
    expected: 'sub equals iss.',
    why: 'The app registers itself, so it is issuer and subject in one.',
    fix: 'Set sub to the same URI as iss.',
    citation: dcr('4.3'),
    explains: [invalid, metadata],
    place: 'apps',
    judge: (evidence) => {
      const jwt = statement(evidence);
      return claimDiffers(jwt, 'sub', textOf(jwt?.claims['iss']), 'iss');
    },
  },
  {
    id: 'explain.registration.aud-differs',
    title: 'aud of the statement is not the registration endpoint',
    level: 'SHALL',
    expected: 'aud is the registration_endpoint of the signed metadata, byte for byte.',
    why: 'A statement for another endpoint could have been stolen there.',
    fix: 'Leave aud to the portal, which takes it from the signed metadata.',
    citation: dcr('4.3'),
    explains: [invalid, metadata],
    place: 'apps',
    judge: (evidence) =>
      claimDiffers(statement(evidence), 'aud', audience(evidence), 'registration_endpoint'),
  },
  {
    id: 'explain.registration.expired-there',
    title: 'By the clock of the holder the statement is not valid',
    level: 'SHALL',
    expected: 'iat not in the future and exp not past, by the clock of the holder.',
    why: 'A statement lives five minutes. Clocks that are further apart than that, or a statement that was signed earlier, make it useless.',
    fix: 'Sign anew. If the clocks differ, set them by a time server: ours is that of the machine on which the portal runs.',
    citation: dcr('4.3'),
    explains: [invalid, metadata, refused],
    judge: (evidence) => expiredThere(statement(evidence), evidence),
  },
  {
    id: 'explain.registration.dates',
    title: 'The dates of the statement are none that a holder accepts',
    level: 'SHALL',
    expected: 'iat and exp in whole seconds, at most 300 apart.',
    why: 'Milliseconds for seconds, numbers in quotes and lives of more than five minutes are the usual mistakes.',
    fix: 'Leave iat and exp to the portal.',
    citation: claims,
    explains: [invalid, metadata],
    place: 'apps',
    judge: (evidence) => badDates(statement(evidence)),
  },
  {
    id: 'explain.registration.algorithm',
    title: 'The statement is signed with an algorithm that the holder does not offer',
    level: 'SHALL',
    expected: 'An algorithm of registration_endpoint_jwt_signing_alg_values_supported.',
    why: 'A holder verifies only what it lists.',
    fix: 'Use a certificate with a key for one of these algorithms; RS256 with RSA works everywhere.',
    citation: udapSection('general', '7.1.2', '1.2'),
    explains: [invalid, metadata, unapproved],
    place: 'console.certificate',
    judge: (evidence) =>
      algNotOffered(
        statement(evidence),
        evidence.udap['registration_endpoint_jwt_signing_alg_values_supported'],
      ),
  },
  {
    id: 'explain.registration.holder-sees-itself-elsewhere',
    title: 'The holder compares aud with another address than the one it publishes',
    level: 'SHALL',
    expected: 'aud is compared with the published registration_endpoint.',
    why: 'Behind a proxy a server often sees an internal host, or http instead of https, and expects that in aud.',
    fix: 'The operator configures the public address of the server. Our aud is what the signed metadata say.',
    citation: dcr('4.3'),
    explains: [invalid, metadata],
    decide: 'The address that the holder expects; its operator finds it in the log.',
    judge: (evidence) => {
      const jwt = statement(evidence);
      const aud = textOf(jwt?.claims['aud']);
      const words = said(evidence, /aud/i);
      const other = words?.match(/https?:\/\/[^\s'"“”,;)]+/g)?.find((url) => url !== aud);
      if (words !== null && other !== undefined && aud === audience(evidence)) {
        return {
          certainty: 'proven',
          seen: `It wants aud ${other}.`,
          proof: [strings('aud as it was sent, and as the holder wants it', aud, other)],
          place: null,
        };
      }
      return jwt && aud === audience(evidence)
        ? { certainty: 'possible', seen: `aud is ${aud}, as published.`, proof: itsWords(evidence) }
        : null;
    },
  },
  {
    id: 'explain.registration.signature',
    title: 'The holder cannot verify the signature',
    level: 'SHALL',
    expected: 'A signature that the key of x5c[0] verifies.',
    why: 'The portal verifies key and certificate when it takes them in. What remains is a gateway that changes the body, or a library of the holder that does not know the algorithm.',
    fix: 'Compare the bytes that arrived with those of the exchange. Try a certificate with an RSA key and RS256.',
    citation: dcr('4.1'),
    explains: [invalid],
    place: 'console.certificate',
    decide: 'The same statement with RS256, or verified by hand at the holder.',
    judge: (evidence) => {
      const jwt = statement(evidence);
      if (!jwt) return null;
      const words = said(evidence, /signature|verif/i);
      return {
        certainty: words === null ? 'possible' : 'likely',
        seen:
          words === null
            ? 'Nothing else in the statement is wrong.'
            : `The holder says: “${words}”`,
        proof: [
          fact('alg', textOf(jwt.header['alg'])),
          fact('Key of the certificate', jwt.certificates[0]?.publicKey ?? 'none'),
          fact(
            'Offered',
            textsOf(evidence.udap['registration_endpoint_jwt_signing_alg_values_supported']).join(
              ', ',
            ) || 'not said',
          ),
        ],
        jwtId: jwt.id,
      };
    },
  },
];
