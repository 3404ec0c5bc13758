import { nameOf } from '@/components/certificates/certificate-words';
import type { Check, Verdict } from '@/lib/protocol/check';
import type { TrustPath, TrustReport } from '@/lib/protocol/x509/trust-report';
import type { TrustNode } from './trust-graph';

const rank: Record<Verdict, number> = { fail: 0, warn: 1, info: 2, skip: 3, pass: 4 };

const identity = ({ id, seen, verdict }: Check) => `${id} ${verdict} ${seen}`;

function byWeight(checks: readonly Check[]): Check[] {
  const distinct = new Map(checks.map((check) => [identity(check), check] as const));
  return [...distinct.values()].sort((a, b) => rank[a.verdict] - rank[b.verdict]);
}

const about = (path: TrustPath | undefined, print: string | undefined) =>
  path?.checks.filter(({ certificate }) => certificate === print) ?? [];

/** What is said of one certificate of the picture. */
export interface NodeFindings {
  verdict: Verdict;
  /** On the path that is shown, the worst first. */
  checks: Check[];
  /** On the other paths that run over it, where it differs: other communities have other rules. */
  elsewhere: Check[];
}

/**
 * What was found about a certificate: on the chosen path, else on the best one that runs over it. A missing one
 * fails.
 *
 * @param chosen index of the path that is looked at; null: none
 */
export function findingsOf(
  { paths }: TrustReport,
  node: TrustNode,
  chosen: number | null,
): NodeFindings {
  const print = node.certificate?.fingerprintSha256;
  if (print === undefined) return { verdict: 'fail', checks: [], elsewhere: [] };
  const main = chosen !== null && node.paths.includes(chosen) ? chosen : (node.paths[0] ?? 0);
  const checks = byWeight(about(paths[main], print));
  const known = new Set(checks.map(identity));
  const elsewhere = byWeight(node.paths.flatMap((index) => about(paths[index], print))).filter(
    (check) => !known.has(identity(check)),
  );
  const worst = checks[0]?.verdict;
  return { verdict: worst === 'fail' || worst === 'warn' ? worst : 'pass', checks, elsewhere };
}

/** The verdict on a certificate in words; null for one that is not there. */
export function nodeWords(node: TrustNode, { verdict, checks }: NodeFindings): string | null {
  if (!node.certificate) return null;
  const [worst] = checks;
  if (verdict !== 'pass' && worst) {
    const more = checks.filter((check) => check.verdict === verdict).length - 1;
    return more > 0 ? `${worst.seen} (And ${more} more.)` : worst.seen;
  }
  if (node.role === 'anchor') {
    const names = node.communities.map((name) => `“${name}”`).join(' and ');
    return `Trusted by itself: an anchor of ${names}. It is within its dates.`;
  }
  const revocation = checks.find(({ id }) => id === 'x509.revocation');
  return [
    `Signed by ${nameOf(node.certificate.issuer)}, within its dates.`,
    revocation ? `Not revoked: ${revocation.seen}` : '',
  ]
    .join(' ')
    .trim();
}

/** What is said of a path as a whole, not of one of its certificates; the worst first. */
export function pathChecks({ checks }: TrustPath): Check[] {
  return byWeight(checks.filter(({ certificate }) => certificate === null));
}

/** The verdict on a path in words. */
export function pathWords({ anchor, ok, checks }: TrustPath): string {
  const failed = checks.filter(({ verdict }) => verdict === 'fail').length;
  const count = failed === 1 ? 'one check fails' : `${failed} checks fail`;
  if (!anchor) return `Leads to no anchor that is known here, ${count}`;
  if (!ok) return `Leads to “${anchor.communityName}”, but ${count}`;
  const warned = checks.filter(({ verdict }) => verdict === 'warn').length;
  const warnings = warned === 0 ? '' : warned === 1 ? ', one warning' : `, ${warned} warnings`;
  return `Trusted in “${anchor.communityName}”${warnings}`;
}
