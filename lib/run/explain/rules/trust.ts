import { udapOrg, udapSection } from '@/lib/protocol/citations';
import { toHex, fromBase64 } from '@/lib/protocol/bytes';
import { compareUris } from '@/lib/protocol/jose/compare-uri';
import { fromNumericDate } from '@/lib/protocol/jose/numeric-date';
import { readX5c } from '@/lib/protocol/jose/x5c';
import type { CertificateView } from '@/lib/protocol/jwt';
import { clockProof, clockWords } from '../clock';
import type { Evidence } from '../evidence';
import type { Proof } from '../explanation';
import type { Finding, Rule } from '../rule';
import { fact, strings, textOf, values } from '../proofs';

const signed = udapSection('discovery', '2.3', '2.3');
const jwtRules = (section: string) => udapSection('general', section, '1.2');
const serverMetadata = (section: string) =>
  udapOrg('udap-server-metadata-stu1', `Server Metadata §${section}`);

const metadataJwt = ({ jwt }: Evidence) => jwt('signed_metadata');

function certificateProof(label: string, certificate: CertificateView): Proof[] {
  return [
    fact(label, certificate.subject),
    fact('Issuer', certificate.issuer),
    fact('SHA-256', certificate.fingerprintSha256),
  ];
}

/** The first bytes of an element of `x5c`, decoded as far as it goes. */
function decodedPrefix(element: string): string {
  try {
    const clean = element
      .replace(/-----[^-]+-----|\s/g, '')
      .replaceAll('-', '+')
      .replaceAll('_', '/');
    return toHex(fromBase64(clean.slice(0, 24))).replace(/(..)(?=.)/g, '$1 ');
  } catch {
    return 'not base64';
  }
}

const encodings: Readonly<Record<string, string>> = {
  missing: 'The header has no certificate.',
  'not-an-array': 'x5c is not an array.',
  pem: 'An element has PEM armour.',
  base64url: 'An element is base64url and not base64.',
  'white-space': 'An element has line breaks or blanks in it.',
  unreadable: 'An element is no certificate.',
  'too-many': 'There are more certificates than any chain has.',
};

function x5cFinding(evidence: Evidence): Finding | null {
  const jwt = metadataJwt(evidence);
  if (!jwt) return null;
  const [problem] = readX5c(jwt.header).problems;
  if (!problem) return null;
  const { x5c } = jwt.header;
  const element = Array.isArray(x5c) && problem.index !== null ? textOf(x5c[problem.index]) : '';
  return {
    certainty: 'proven',
    seen: encodings[problem.code] ?? problem.text,
    proof:
      element === ''
        ? [fact('x5c', x5c ?? 'absent')]
        : [
            values(
              `First characters of x5c[${problem.index}]`,
              JSON.stringify(element.slice(0, 40)),
              'base64 of DER, which begins with MII or MIG',
            ),
            values(
              'Its first bytes, decoded',
              decodedPrefix(element),
              '30 82 or 30 81 (a DER sequence)',
            ),
          ],
  };
}

/** Where a date is wrong by one clock and right by the other. */
function clockFinding(evidence: Evidence): Finding | null {
  const { clock } = evidence;
  return clock?.isOff
    ? { certainty: 'likely', seen: clockWords(clock), proof: [clockProof(clock)] }
    : null;
}

/** Why a holder is not trusted, beyond what the checks of its signature and its chain say. */
export const trustRules: readonly Rule[] = [
  {
    id: 'explain.trust.base-url',
    title: 'The holder calls itself by another base URL than the one that was asked',
    level: 'SHALL',
    expected: 'iss of the signed metadata is the base URL, byte for byte.',
    why: 'URIs in tokens are compared as strings: a slash at the end, the case of the host or a port make two different ones.',
    fix: 'Use the base URL as the holder writes it.',
    citation: jwtRules('7.1.5'),
    explains: ['udap.signed-metadata.iss-equals-base'],
    place: 'console.holder',
    judge: (evidence) => {
      const iss = metadataJwt(evidence)?.claims['iss'];
      if (typeof iss !== 'string' || iss === evidence.baseUrl) return null;
      const comparison = compareUris(iss, evidence.baseUrl);
      const isClose = comparison.kind === 'lenient';
      return {
        certainty: 'proven',
        seen: isClose
          ? 'Both mean the same address, but they are not the same string.'
          : 'They name different addresses: the metadata are those of another base URL.',
        proof: [strings('iss of the signed metadata, and the base URL', iss, evidence.baseUrl)],
        ...(isClose
          ? { fix: `Set the FHIR base URL to ${iss}, exactly so.` }
          : {
              fix: `If ${iss} is the holder that you mean, use that base URL. Else its operator signs metadata for each base URL that it serves.`,
            }),
      };
    },
  },
  {
    id: 'explain.trust.other-certificate',
    title: 'The metadata were signed with the certificate of another address',
    level: 'SHALL',
    expected: 'iss is a URI in the subject alternative name of the certificate.',
    why: 'A certificate vouches only for the URIs that it names. A TLS certificate names hosts and no URI.',
    fix: 'The operator has a certificate issued whose subject alternative name has the base URL as a URI.',
    citation: signed,
    explains: ['udap.signed-metadata.iss-in-san'],
    judge: (evidence) => {
      const jwt = metadataJwt(evidence);
      const iss = textOf(jwt?.claims['iss']);
      const [leaf] = jwt?.certificates ?? [];
      if (!leaf || iss === '' || leaf.sanUris.includes(iss)) return null;
      const close = leaf.sanUris.find((uri) => compareUris(iss, uri).kind === 'lenient');
      const nearest = close ?? leaf.sanUris[0];
      return {
        certainty: 'proven',
        seen: nearest
          ? `The certificate names ${leaf.sanUris.join(', ')}.`
          : `The certificate names no URI, only ${leaf.sanDnsNames.join(', ') || 'nothing'}.`,
        proof: nearest
          ? [strings('iss, and the URI of the certificate', iss, nearest)]
          : [values('DNS names of the certificate', leaf.sanDnsNames.join(', ') || 'none', iss)],
      };
    },
  },
  {
    id: 'explain.trust.clock',
    title: 'One of the two clocks is wrong',
    level: 'SHALL',
    expected: 'Clocks that agree within some seconds.',
    why: 'Dates are judged by our clock and were written by that of the holder. When the clocks differ, what is valid there is not valid here.',
    fix: 'Compare both with a time server. If ours is right, the operator of the holder sets its clock.',
    citation: jwtRules('7.1.4'),
    explains: ['udap.signed-metadata.iat', 'udap.signed-metadata.exp', 'x509.path.dates'],
    decide: 'A third clock.',
    judge: clockFinding,
  },
  {
    id: 'explain.trust.stale-token',
    title: 'The holder has not signed its metadata anew in time',
    level: 'SHALL',
    expected: 'exp in the future, at most a year after iat.',
    why: 'Signed metadata end. A job that signs them anew has stopped, or the file was copied by hand.',
    fix: 'The operator signs the metadata anew; best, at each start and once a day.',
    citation: signed,
    explains: ['udap.signed-metadata.exp'],
    decide: 'The date of our own clock.',
    judge: (evidence) => {
      const exp = fromNumericDate(metadataJwt(evidence)?.claims['exp']);
      if (!exp || exp.toISOString() > evidence.at) return null;
      const hours = Math.round((Date.parse(evidence.at) - exp.getTime()) / 3_600_000);
      return {
        certainty: 'likely',
        seen: `It ended ${hours < 1 ? 'less than an hour' : `${hours} h`} ago.`,
        proof: [values('exp', exp.toISOString(), `now: ${evidence.at}`)],
      };
    },
  },
  {
    id: 'explain.trust.x5c-encoding',
    title: 'The certificates in x5c are not encoded as they have to be',
    level: 'SHALL',
    expected: 'An array of strings: standard base64 of DER, the leaf first.',
    why: 'x5c wants base64 of the DER, not base64url as elsewhere in a JWT, without PEM lines and without line breaks.',
    fix: 'The operator writes each certificate as base64 of its DER on one line.',
    citation: jwtRules('7.1.3'),
    explains: ['udap.signed-metadata.x5c'],
    judge: x5cFinding,
  },
  {
    id: 'explain.trust.x5c-order',
    title: 'The certificates in x5c are in the wrong order',
    level: 'SHALL',
    expected: 'The certificate of the signing key first, then its issuer, and so on.',
    why: 'The signature is verified with the first certificate.',
    fix: 'The operator puts the certificate of the signing key first.',
    citation: jwtRules('7.1.3'),
    explains: ['udap.signed-metadata.signature'],
    judge: (evidence) => {
      const certificates = metadataJwt(evidence)?.certificates ?? [];
      const at = certificates.findIndex(({ isCa }) => !isCa);
      return at > 0
        ? {
            certainty: 'proven',
            seen: `x5c[0] is the authority ${certificates[0]?.subject}; the certificate of the signer is x5c[${at}].`,
            proof: certificates.map(({ subject }, index) => fact(`x5c[${index}]`, subject)),
          }
        : null;
    },
  },
  {
    id: 'explain.trust.other-key',
    title:
      'The metadata were signed with another key than that of the certificate, or changed afterwards',
    level: 'SHALL',
    expected: 'A signature that the key of x5c[0] verifies.',
    why: 'After a new key the old certificate stays in the configuration, or a proxy rewrites addresses in the signed text.',
    fix: 'The operator signs the metadata anew with the key of the certificate in x5c[0], and lets nothing rewrite the answer.',
    citation: serverMetadata('3.1'),
    explains: ['udap.signed-metadata.signature'],
    decide: 'The same document fetched from the server itself, without the proxy in front.',
    judge: (evidence) => {
      const [leaf] = metadataJwt(evidence)?.certificates ?? [];
      return leaf && !leaf.isCa
        ? {
            certainty: 'likely',
            seen: `No certificate of x5c verifies the signature; x5c[0] is ${leaf.subject} (${leaf.publicKey}).`,
            proof: certificateProof('x5c[0]', leaf),
          }
        : null;
    },
  },
  {
    id: 'explain.trust.elliptic-key',
    title: 'The holder signs its metadata with a key that is not RSA',
    level: 'SHALL',
    expected: 'alg RS256, with an RSA key.',
    why: 'Signed metadata have to be RS256, so that every client can verify them. An EC certificate cannot be used for them.',
    fix: 'The operator uses an RSA certificate for the metadata.',
    citation: signed,
    explains: ['udap.signed-metadata.algorithm'],
    judge: (evidence) => {
      const jwt = metadataJwt(evidence);
      return jwt
        ? {
            certainty: 'proven',
            seen: `alg is ${textOf(jwt.header['alg']) || 'absent'}; the key is ${jwt.certificates[0]?.publicKey ?? 'unknown'}.`,
            proof: [
              values('alg', textOf(jwt.header['alg']) || 'absent', 'RS256'),
              values('Key of x5c[0]', jwt.certificates[0]?.publicKey ?? 'none', 'RSA'),
            ],
          }
        : null;
    },
  },
  {
    id: 'explain.trust.stale-endpoints',
    title: 'The signed metadata are older than the plain ones',
    level: 'SHALL',
    expected: 'The same endpoints in both.',
    why: 'After a move the plain document was changed and the token was not signed anew. The portal uses the signed ones only.',
    fix: 'The operator signs the metadata anew. Until then the old endpoints have to answer.',
    citation: serverMetadata('3.4'),
    explains: ['udap.signed-metadata.endpoints-agree', 'udap.signed-metadata.endpoints'],
    judge: (evidence) => {
      const claims = metadataJwt(evidence)?.claims ?? {};
      const names = ['token_endpoint', 'registration_endpoint', 'authorization_endpoint'];
      const differing = names.filter(
        (name) =>
          typeof claims[name] === 'string' &&
          typeof evidence.udap[name] === 'string' &&
          claims[name] !== evidence.udap[name],
      );
      return differing.length > 0
        ? {
            certainty: 'proven',
            seen: `${differing.join(', ')} differ${differing.length === 1 ? 's' : ''}.`,
            proof: differing.map((name) =>
              strings(
                `${name}: signed, and plain`,
                textOf(claims[name]),
                textOf(evidence.udap[name]),
              ),
            ),
          }
        : null;
    },
  },
];
