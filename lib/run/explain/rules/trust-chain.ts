import { udapOrg, udapSection } from '@/lib/protocol/citations';
import type { Evidence } from '../evidence';
import type { Finding, Rule } from '../rule';
import { fact, textOf } from '../proofs';
import { outOfDateAt } from '../sent-token';

const jwtRules = (section: string) => udapSection('general', section, '1.2');
const serverMetadata = (section: string) =>
  udapOrg('udap-server-metadata-stu1', `Server Metadata §${section}`);

const metadataJwt = ({ jwt }: Evidence) => jwt('signed_metadata');

function outOfDate(evidence: Evidence): Finding | null {
  const found = outOfDateAt(metadataJwt(evidence), evidence.at, 'now');
  return found && { certainty: 'likely', ...found };
}

/** Why the chain of a holder leads to no anchor, or may not be followed. */
export const trustChainRules: readonly Rule[] = [
  {
    id: 'explain.trust.not-renewed',
    title: 'The holder has not renewed its certificate',
    level: 'SHALL',
    expected: 'notBefore ≤ now ≤ notAfter for each certificate of the chain.',
    why: 'After its end nobody vouches for a certificate any more; its revocation is not followed up either.',
    fix: 'The operator of the holder renews it and signs the metadata anew.',
    citation: jwtRules('7.1.6'),
    explains: ['x509.path.dates'],
    decide: 'The date of our own clock.',
    judge: outOfDate,
  },
  {
    id: 'explain.trust.intermediate-missing',
    title: 'The holder does not send the certificate of its issuer',
    level: 'SHALL',
    expected: 'x5c with the intermediates, or an address (AIA) where they can be fetched.',
    why: 'Between the certificate of the holder and the anchor stand one or more authorities. Without their certificates the chain cannot be built.',
    fix: 'The operator adds the intermediates to x5c. Until then, put the intermediate into Further anchors, if you have it from the community.',
    citation: serverMetadata('3.2'),
    explains: ['x509.path.reaches-anchor'],
    place: 'console.anchors',
    judge: (evidence) => {
      if (!evidence.failed.seen.startsWith('The issuer ')) return null;
      const certificates = metadataJwt(evidence)?.certificates ?? [];
      const top = certificates.at(-1);
      const fetched = evidence.exchanges.filter(({ purpose }) => purpose === 'issuer-certificate');
      return {
        certainty: 'proven',
        seen: top ? `Nobody sent ${top.issuer}.` : 'The chain ends before an anchor.',
        proof: [
          ...(top
            ? [fact('Certificate', top.subject), fact('Its issuer, which is missing', top.issuer)]
            : []),
          ...fetched.map(({ request, response, failure }) =>
            fact(
              'Address of the issuer (AIA)',
              `${request.url}: ${response ? `status ${response.status}` : (failure?.message ?? 'no answer')}`,
            ),
          ),
          ...(fetched.length === 0 ? [fact('Address of the issuer (AIA)', 'none')] : []),
        ],
      };
    },
  },
  {
    id: 'explain.trust.other-community',
    title: 'The holder belongs to another trust community',
    level: 'SHALL',
    expected: 'A chain that leads to an anchor that this workspace trusts.',
    why: 'The chain is complete but ends at a root that nobody here trusts. It is in order for members of its community.',
    fix: 'Ask for metadata of a community that you trust (Community), or trust this root: as a further anchor in the console, or as a community that the portal keeps.',
    citation: udapSection('discovery', '2.4', '2.4'),
    explains: ['x509.path.reaches-anchor'],
    place: 'communities',
    judge: (evidence) => {
      const [, root, fingerprint] =
        /^The chain ends at (.+) \(SHA-256 ([0-9a-f]+)\)/.exec(evidence.failed.seen) ?? [];
      if (root === undefined) return null;
      return {
        certainty: 'proven',
        seen: `The chain ends at ${root}.`,
        proof: [
          fact('Root of the holder', root),
          fact('SHA-256', fingerprint ?? ''),
          fact('Community that was asked for', textOf(evidence.request['community']) || 'none'),
        ],
      };
    },
  },
  {
    id: 'explain.trust.revoked',
    title: 'A certificate of the holder was revoked',
    level: 'SHALL',
    expected: 'No certificate of the chain on a revocation list.',
    why: 'Its authority has withdrawn it: the key may be in other hands, or the holder has left the community.',
    fix: 'Do not go on. The operator of the holder gets a new certificate.',
    citation: jwtRules('7.1.6'),
    explains: ['x509.revocation'],
    judge: ({ failed, exchanges }) => {
      const [, when] = /revoked on (\S+)/.exec(failed.seen) ?? [];
      if (failed.verdict !== 'fail' || when === undefined) return null;
      const asked = exchanges.find(({ id }) => id === failed.exchangeId);
      return {
        certainty: 'proven',
        seen: failed.seen,
        proof: [
          ...(asked ? [fact('Said by', asked.request.url)] : []),
          fact('Revoked on', when.replace(/[.,]$/, '')),
        ],
        place: null,
      };
    },
  },
  {
    id: 'explain.trust.revocation-unknown',
    title: 'Nobody can say whether the certificate was revoked',
    level: 'SHALL',
    expected: 'A revocation list or an OCSP answer that is current and can be had.',
    why: 'The address of the list is missing, does not answer, or serves an old list. What happens then is a matter of policy.',
    fix: 'The authority publishes a current list where everybody can reach it. For a test, choose “Warn (soft fail)”.',
    citation: jwtRules('7.1.6'),
    explains: ['x509.revocation'],
    place: 'console.revocation',
    judge: ({ failed, exchanges }) => {
      if (/revoked on /.test(failed.seen)) return null;
      const asked = exchanges.filter(({ purpose }) => purpose === 'crl' || purpose === 'ocsp');
      return {
        certainty: 'proven',
        seen: failed.seen,
        proof: asked.map(({ request, response, failure }) =>
          fact(
            request.url,
            response ? `status ${response.status}` : (failure?.message ?? 'no answer'),
          ),
        ),
      };
    },
  },
];
