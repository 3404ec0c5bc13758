import { rfc, udapOrg, udapSection } from '@/lib/protocol/citations';
import type { CertificateView } from '@/lib/protocol/jwt';
import type { Evidence } from '../evidence';
import type { Finding, Rule } from '../rule';
import { fact, textsOf, values } from '../proofs';

const statement = udapSection('registration', '3.1', '3.1');
const day = 86_400_000;

/** A finding about the certificate that signs; null when none was chosen. */
function ofLeaf(judge: (leaf: CertificateView, evidence: Evidence) => Finding | null) {
  return (evidence: Evidence): Finding | null => {
    const [leaf] = evidence.certificates;
    return leaf ? judge(leaf, evidence) : null;
  };
}

/** Why the certificate of an app is of no use, or will soon be of none, before anything is signed with it. */
export const certificateRules: readonly Rule[] = [
  {
    id: 'explain.certificate.no-uri',
    title: 'It is a certificate for a web server: it names hosts and no URI',
    level: 'SHALL',
    expected: 'The URI of the client in the subject alternative name.',
    why: 'In UDAP an app is known by the URI in its certificate; iss of a statement has to be that URI. DNS names and the common name do not count.',
    fix: 'Have a certificate issued again whose subject alternative name has the URI of the app; a request made here has it.',
    citation: statement,
    explains: ['udap.client-certificate.san-uri'],
    place: 'certificates.requests',
    judge: ofLeaf((leaf) => ({
      certainty: 'proven',
      seen: `${leaf.subject} names ${leaf.sanDnsNames.join(', ') || 'nothing'}, and no URI.`,
      proof: [
        values(
          'Subject alternative name',
          leaf.sanDnsNames.map((name) => `DNS:${name}`).join(', ') || 'empty',
          'URI:https://…',
        ),
        fact('Issuer', leaf.issuer),
      ],
    })),
  },
  {
    id: 'explain.certificate.wrong-template',
    title: 'The authority issued it by a template that is not for signatures of apps',
    level: 'SHALL',
    expected:
      'An end-entity certificate, keyUsage digitalSignature, RSA of 2048 bits or more, or EC.',
    why: 'Holders refuse signatures by the key of an authority, by a key for encryption only, and by a key that is too short.',
    fix: 'Have it issued again by the template for UDAP clients, with a new key if this one is too short.',
    citation: rfc(5280, '4.2.1.3'),
    explains: ['udap.client-certificate.leaf', 'udap.client-certificate.key'],
    place: 'certificates.requests',
    judge: ofLeaf((leaf) => {
      const bits = Number(/^RSA (\d+)/.exec(leaf.publicKey)?.[1] ?? Infinity);
      const rules = [
        leaf.isCa ? 'It is the certificate of an authority (basicConstraints).' : '',
        leaf.keyUsages.length > 0 && !leaf.keyUsages.includes('digitalSignature')
          ? `keyUsage is ${leaf.keyUsages.join(', ')}, without digitalSignature.`
          : '',
        bits < 2048 ? `The key has ${bits} bits; RS256 wants 2048.` : '',
      ].filter(Boolean);
      return rules.length > 0
        ? {
            certainty: 'proven',
            seen: rules.join(' '),
            proof: [
              fact('Certificate', leaf.subject),
              values('Authority', leaf.isCa ? 'yes' : 'no', 'no'),
              values('keyUsage', leaf.keyUsages.join(', ') || 'absent', 'digitalSignature'),
              values('Key', leaf.publicKey, 'RSA 2048 or more, EC P-256 or EC P-384'),
            ],
          }
        : null;
    }),
  },
  {
    id: 'explain.certificate.order',
    title: 'The certificates are not in the order in which they certify each other',
    level: 'SHALL',
    expected: 'The leaf first, then its issuer, and so on.',
    why: 'A holder verifies with the first certificate and expects of each next one that it issued the one before.',
    fix: 'Upload the certificates once more: the portal puts every order right.',
    citation: rfc(7515, '4.1.6'),
    explains: ['udap.client-certificate.order'],
    place: 'certificates.upload',
    judge: ({ certificates }) =>
      certificates.length > 1
        ? {
            certainty: 'proven',
            seen: `There are ${certificates.length} certificates, and one does not follow the one that it issued.`,
            proof: certificates.map(({ subject, issuer }, index) =>
              values(
                `x5c[${index}]`,
                subject,
                index === 0
                  ? `issued by ${issuer}`
                  : `expected: ${certificates[index - 1]?.issuer}`,
              ),
            ),
          }
        : null,
  },
  {
    id: 'explain.certificate.expires-soon',
    title: 'The certificate has to be renewed soon; the registration survives that',
    level: 'advice',
    expected: 'A new certificate with the same URI before the old one ends.',
    why: 'Holders know the app by its URI and not by the certificate: with the same URI the client_id stays. After the end each request is refused.',
    fix: 'Renew it now, with the same URI. Nothing has to be registered again.',
    citation: udapOrg('udap-dynamic-client-registration-stu1', 'Dynamic Client Registration §6'),
    explains: ['udap.client-certificate.expires-soon'],
    place: 'certificates',
    judge: ({ certificates, at }) => {
      const [first] = [...certificates].sort((a, b) => a.notAfter.localeCompare(b.notAfter));
      if (!first) return null;
      const days = Math.floor((Date.parse(first.notAfter) - Date.parse(at)) / day);
      return {
        certainty: 'proven',
        seen: `${first.subject} ends in ${days} ${days === 1 ? 'day' : 'days'}.`,
        proof: [
          values('Ends', first.notAfter, `now: ${at}`),
          fact('URI to keep', certificates[0]?.sanUris.join(', ') || 'none'),
        ],
      };
    },
  },
  {
    id: 'explain.certificate.ended',
    title: 'A certificate of the chain is out of date',
    level: 'SHALL',
    expected: 'notBefore ≤ now ≤ notAfter for each certificate.',
    why: 'Holders answer unapproved_software_statement or invalid_client to it. Trying again is of no use.',
    fix: 'Renew it with the same URI: registrations survive that.',
    citation: udapSection('general', '7.1.6', '1.2'),
    explains: ['udap.client-certificate.dates'],
    place: 'certificates',
    judge: ({ certificates, at }) => {
      const off = certificates.filter(({ notBefore, notAfter }) => at < notBefore || at > notAfter);
      return off.length > 0
        ? {
            certainty: 'proven',
            seen: off
              .map(({ subject, notAfter, notBefore }) =>
                at > notAfter
                  ? `${subject} ended on ${notAfter}.`
                  : `${subject} begins ${notBefore}.`,
              )
              .join(' '),
            proof: off.map(({ subject, notBefore, notAfter }) =>
              values(subject, `${notBefore} to ${notAfter}`, `now: ${at}`),
            ),
          }
        : null;
    },
  },
  {
    id: 'explain.certificate.algorithm',
    title: 'The holder verifies no signature by this kind of key',
    level: 'SHALL',
    expected: 'An algorithm of registration_endpoint_jwt_signing_alg_values_supported.',
    why: 'The algorithm follows from the key of the certificate. What the holder does not list it does not verify.',
    fix: 'Choose a certificate with an RSA key: every holder has to support RS256.',
    citation: udapSection('general', '7.1.2', '1.2'),
    explains: ['udap.client-certificate.algorithm-supported'],
    place: 'console.certificate',
    judge: ofLeaf((leaf, { facts, udap }) => ({
      certainty: 'proven',
      seen: `The key is ${leaf.publicKey}.`,
      proof: [
        values(
          'Algorithm',
          facts['algorithm'] ?? 'unknown',
          textsOf(udap['registration_endpoint_jwt_signing_alg_values_supported']).join(', '),
        ),
      ],
    })),
  },
];
