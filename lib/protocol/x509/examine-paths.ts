import type { X509Certificate } from '@peculiar/x509';
import { worstVerdict } from '../check';
import type { Transport } from '../transport';
import { candidatePaths } from './candidate-paths';
import { check } from './checks';
import { checkCommunityRules } from './community-rules';
import { describeCertificate, fingerprintOf } from './describe';
import { diagnosePath } from './diagnose-path';
import { fetchIssuers } from './fetch-issuers';
import { onceForEach } from './once-for-each';
import { openEnd, pathUpwards } from './open-end';
import { examineRevocation } from './revocation';
import { summaryOf } from './trust-summary';
import type { TrustPath, TrustReport } from './trust-report';

/** An anchor with the rules of its community. */
export interface CommunityAnchor {
  certificate: X509Certificate;
  communityId: string;
  communityName: string;
  /** What revocation that cannot be found out means. */
  revocation: 'hard' | 'soft';
  /** JWS algorithms that members may sign with. */
  algorithms: readonly string[];
  /** Schemes that the URI of a member may have; empty: any. */
  sanSchemes: readonly string[];
}

export interface ExamineOptions {
  leaf: X509Certificate;
  /** What came along, and intermediates that are known: any order. */
  others: readonly X509Certificate[];
  anchors: readonly CommunityAnchor[];
  at: Date;
  /** For missing issuers, revocation lists and OCSP. */
  transport: Transport;
}

/**
 * Examines a certificate in full: builds every path, also over issuers that have to be fetched, judges each
 * certificate of each path by the rules of the community at its end, and stops at nothing. A certificate that
 * leads to no anchor is followed as far as it goes.
 * @see https://www.rfc-editor.org/rfc/rfc5280#section-6.1
 */
export async function examinePaths(given: ExamineOptions): Promise<TrustReport> {
  const options = { ...given, transport: onceForEach(given.transport) };
  const { leaf, others, anchors, transport } = options;
  const trusted = anchors.map(({ certificate }) => certificate);
  const fetched = await fetchIssuers(leaf, [...others, ...trusted], transport);
  const known = [...others, ...fetched.certificates];
  const judged: { path: X509Certificate[]; result: TrustPath }[] = [];
  for (const path of candidatePaths(leaf, known, trusted)) {
    const top = path.at(-1) as X509Certificate;
    for (const anchor of anchors.filter(({ certificate }) => certificate.equal(top))) {
      judged.push({ path, result: await judge(path, anchor, options) });
    }
  }
  if (judged.length === 0) {
    const path = pathUpwards(leaf, known);
    const checks = [
      openEnd(path, trusted, fetched.attempts),
      ...(await diagnosePath(path, options.at)),
    ];
    judged.push({ path, result: { ...named(path), anchor: null, ok: false, checks } });
  }
  judged.sort((a, b) => failures(a.result) - failures(b.result));
  const paths = judged.map(({ result }) => result);
  const certificates = new Map(
    judged.flatMap(({ path }) => path.map((one) => [fingerprintOf(one), one] as const)),
  );
  return {
    leaf: fingerprintOf(leaf),
    certificates: [...certificates.values()].map(describeCertificate),
    paths,
    fetched: fetched.attempts,
    verdict: paths[0]?.ok ? worstVerdict(paths[0].checks) : 'fail',
    summary: summaryOf(paths, leaf.subject),
  };
}

const named = (path: readonly X509Certificate[]) => ({ certificates: path.map(fingerprintOf) });

const failures = ({ checks }: TrustPath) =>
  checks.filter(({ verdict }) => verdict === 'fail').length;

async function judge(
  path: X509Certificate[],
  anchor: CommunityAnchor,
  { at, transport }: ExamineOptions,
): Promise<TrustPath> {
  const { certificate, communityId, communityName, revocation: policy } = anchor;
  const fingerprint = fingerprintOf(certificate);
  const checks = [
    check('x509.path.reaches-anchor', {
      verdict: 'pass',
      seen: `Leads to ${certificate.subject}, an anchor of “${communityName}”.`,
      certificate: fingerprint,
    }),
    ...(await diagnosePath(path, at)),
    ...checkCommunityRules(path[0] as X509Certificate, { ...anchor, name: communityName }),
  ];
  for (const [index, below] of path.slice(0, -1).entries()) {
    const issuer = path[index + 1] as X509Certificate;
    checks.push(...(await examineRevocation(below, issuer, { at, policy, transport })));
  }
  const ok = checks.every(({ verdict }) => verdict !== 'fail');
  return { ...named(path), anchor: { fingerprint, communityId, communityName }, ok, checks };
}
