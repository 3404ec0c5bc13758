import type { Check, Verdict } from '@/lib/protocol/check';
import type { CertificateView } from '@/lib/protocol/jwt';
import type { TrustPath, TrustReport } from '@/lib/protocol/x509/trust-report';

/** One certificate of the tree: the leaf is the root, its issuers are the branches. */
export interface TrustNode {
  certificate: CertificateView;
  role: 'leaf' | 'intermediate' | 'anchor' | 'end';
  /** Names of the communities whose anchor it is. */
  communities: string[];
  /** Which paths of the report run over it. */
  paths: number[];
  verdict: Verdict;
  /** Everything that was said of it, the worst first. */
  checks: Check[];
  /** Who could have issued it. */
  issuers: TrustNode[];
  /** Why the way ends here without an anchor, or null. */
  openEnd: string | null;
}

const rank: Record<Verdict, number> = { fail: 0, warn: 1, info: 2, skip: 3, pass: 4 };

function byWeight(checks: readonly Check[]): Check[] {
  const distinct = new Map(checks.map((check) => [`${check.id} ${check.seen}`, check] as const));
  return [...distinct.values()].sort((a, b) => rank[a.verdict] - rank[b.verdict]);
}

function worstOf(checks: readonly Check[]): Verdict {
  return checks.reduce<Verdict>(
    (worst, { verdict }) => (rank[verdict] < rank[worst] ? verdict : worst),
    'pass',
  );
}

interface Draft {
  print: string;
  paths: number[];
  issuers: Draft[];
}

/** Lays the paths over each other from the leaf on, so that what they share stands once. */
function merged(paths: readonly TrustPath[]): Draft[] {
  const roots: Draft[] = [];
  for (const [index, { certificates }] of paths.entries()) {
    let level = roots;
    for (const print of certificates) {
      let node = level.find((one) => one.print === print);
      if (!node) {
        node = { print, paths: [], issuers: [] };
        level.push(node);
      }
      if (!node.paths.includes(index)) node.paths.push(index);
      level = node.issuers;
    }
  }
  return roots;
}

/**
 * The report as a tree: the examined certificate, above it who issued it, up to every anchor. Null when there
 * is nothing to draw.
 */
export function trustTree(report: TrustReport): TrustNode | null {
  const views = new Map(report.certificates.map((view) => [view.fingerprintSha256, view] as const));

  function finish({ print, paths, issuers }: Draft): TrustNode | null {
    const certificate = views.get(print);
    if (!certificate) return null;
    const through = paths.flatMap((index) => report.paths[index] ?? []);
    const checks = byWeight(
      through.flatMap((path) => path.checks.filter((check) => check.certificate === print)),
    );
    const communities = [
      ...new Set(
        through.flatMap(({ anchor }) =>
          anchor?.fingerprint === print ? anchor.communityName : [],
        ),
      ),
    ];
    const open = checks.find(
      ({ id, verdict }) => id === 'x509.path.reaches-anchor' && verdict === 'fail',
    );
    return {
      certificate,
      role:
        communities.length > 0
          ? 'anchor'
          : print === report.leaf
            ? 'leaf'
            : open
              ? 'end'
              : 'intermediate',
      communities,
      paths,
      verdict: worstOf(checks),
      checks,
      issuers: issuers.flatMap((issuer) => finish(issuer) ?? []),
      openEnd: open?.seen ?? null,
    };
  }

  const [root] = merged(report.paths);
  return root ? finish(root) : null;
}

/** What is said of a path as a whole, not of one of its certificates. */
export function pathChecks({ checks }: TrustPath): Check[] {
  return byWeight(checks.filter(({ certificate }) => certificate === null));
}

/** The verdict of a path in words. */
export function pathWords({ anchor, ok, checks }: TrustPath): string {
  const failed = checks.filter(({ verdict }) => verdict === 'fail').length;
  if (!anchor) return 'Leads to no anchor that is trusted here';
  if (ok) return `Trusted in “${anchor.communityName}”`;
  return `Leads to “${anchor.communityName}”, ${failed === 1 ? 'one check fails' : `${failed} checks fail`}`;
}
