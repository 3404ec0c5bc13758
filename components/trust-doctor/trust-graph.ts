import { nameOf } from '@/components/certificates/certificate-words';
import type { CertificateView } from '@/lib/protocol/jwt';
import type { TrustPath, TrustReport } from '@/lib/protocol/x509/trust-report';

/** One certificate of the picture, or the place of one that nobody has. */
export interface TrustNode {
  key: string;
  /** Null: nobody has it, only its name is known. */
  certificate: CertificateView | null;
  name: string;
  /** `end`: the way ends here, and nobody who is known here trusts it. */
  role: 'leaf' | 'intermediate' | 'anchor' | 'end' | 'missing';
  /** Names of the communities whose anchor it is. */
  communities: string[];
  /** Which paths of the report run over it, the best first. */
  paths: number[];
}

/** That one certificate issued another. */
export interface TrustEdge {
  /** Keys: who was issued, and by whom. */
  lower: string;
  upper: string;
  paths: number[];
  /** Why the link does not hold, or null. */
  broken: string | null;
}

export interface TrustGraph {
  nodes: ReadonlyMap<string, TrustNode>;
  edges: TrustEdge[];
}

/**
 * Lays the paths of a report over each other: a certificate that several paths share stands once. Only where
 * cross-certificates would make a circle, one of them stands again for the path that comes back to it.
 */
export function trustGraph(report: TrustReport): TrustGraph {
  const views = new Map(report.certificates.map((view) => [view.fingerprintSha256, view] as const));
  const nodes = new Map<string, TrustNode>();
  const edges = new Map<string, TrustEdge>();

  function isAbove(key: string, start: string): boolean {
    return [...edges.values()].some(
      ({ lower, upper }) => lower === start && (upper === key || isAbove(key, upper)),
    );
  }

  function link(lower: string, upper: string, path: number, broken: string | null): void {
    const id = `${lower} ${upper}`;
    const edge = edges.get(id) ?? { lower, upper, paths: [], broken };
    edge.paths.push(path);
    edges.set(id, edge);
  }

  for (const [index, path] of report.paths.entries()) {
    let below: string | null = null;
    for (const print of path.certificates) {
      const certificate = views.get(print);
      if (!certificate) break;
      const key: string = below !== null && isAbove(below, print) ? `${print} ${index}` : print;
      const node: TrustNode = nodes.get(key) ?? {
        key,
        certificate,
        name: nameOf(certificate.subject),
        role: print === report.leaf ? 'leaf' : 'intermediate',
        communities: [],
        paths: [],
      };
      nodes.set(key, node);
      node.paths.push(index);
      if (path.anchor?.fingerprint === print) {
        node.role = 'anchor';
        const { communityName } = path.anchor;
        if (!node.communities.includes(communityName)) node.communities.push(communityName);
      }
      if (below !== null) link(below, key, index, brokenLink(path, below));
      below = key;
    }
    const top = below === null ? undefined : nodes.get(below);
    if (path.anchor !== null || !top?.certificate) continue;
    const { certificate } = top;
    if (certificate.subject === certificate.issuer) {
      top.role = 'end';
      continue;
    }
    const key = `missing ${certificate.issuer}`;
    const name = nameOf(certificate.issuer);
    nodes.set(key, {
      key,
      certificate: null,
      name,
      role: 'missing',
      communities: [],
      paths: [index],
    });
    link(top.key, key, index, whyMissing(certificate, report.fetched));
  }
  return { nodes, edges: [...edges.values()] };
}

function brokenLink({ checks }: TrustPath, lower: string): string | null {
  const [print] = lower.split(' ');
  const failed = checks.find(
    ({ id, verdict, certificate }) =>
      id === 'x509.path.signature' && verdict === 'fail' && certificate === print,
  );
  return failed?.seen ?? null;
}

function whyMissing({ caIssuers }: CertificateView, fetched: readonly string[]): string {
  const attempts = fetched.filter((attempt) => caIssuers.some((url) => attempt.startsWith(url)));
  if (attempts.length > 0) return `Not sent, not known here. Asked for it: ${attempts.join('; ')}.`;
  return caIssuers.length > 0
    ? 'Not sent, not known here, and not to be had from where the certificate says it is.'
    : 'Not sent, not known here, and the certificate names no address (AIA) to fetch it from.';
}
