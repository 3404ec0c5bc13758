import 'reflect-metadata';
import type { X509Certificate } from '@peculiar/x509';
import { mergeChecks, type Check } from '../check';
import type { Transport } from '../transport';
import { candidatePaths, fetchIssuers } from './candidate-paths';
import { check } from './checks';
import { diagnosePath } from './diagnose-path';
import { checkRevocation } from './revocation';

/** What is to be validated, and against what. */
export interface PathOptions {
  leaf: X509Certificate;
  /** Certificates that came along, and intermediates that are known: any order. */
  others: readonly X509Certificate[];
  anchors: readonly X509Certificate[];
  at: Date;
  revocation: 'hard' | 'soft';
  /** For missing issuers and revocation lists. */
  transport: Transport;
}

export interface PathResult {
  ok: boolean;
  /** Leaf first, anchor last; as far as it got when there is no whole path. */
  path: X509Certificate[];
  checks: Check[];
}

/**
 * Builds and validates the path from a leaf to a trusted anchor, with revocation.
 * @see https://www.rfc-editor.org/rfc/rfc5280#section-6.1
 */
export async function validatePath(options: PathOptions): Promise<PathResult> {
  const { leaf, anchors, at, transport } = options;
  const fetched: X509Certificate[] = [];
  let paths = candidatePaths(leaf, options.others, anchors);
  if (paths.length === 0) {
    fetched.push(...(await fetchIssuers(leaf, options.others, transport)));
    paths = candidatePaths(leaf, [...options.others, ...fetched], anchors);
  }
  if (paths.length === 0) return noPath(options, fetched);

  let best: PathResult | null = null;
  for (const path of paths) {
    const checks = await diagnosePath(path, at);
    const ok = checks.every((entry) => entry.verdict !== 'fail');
    if (ok || !best) best = { ok, path, checks };
    if (ok) break;
  }
  const { ok, path, checks } = best as PathResult;
  const reached = check('x509.path.reaches-anchor', {
    verdict: 'pass',
    seen: path.map((certificate) => certificate.subject).join(' ← '),
  });
  const advice = fetched.some((certificate) => path.includes(certificate))
    ? [
        check('x509.path.issuer-fetched', {
          verdict: 'warn',
          seen: `Fetched from AIA: ${fetched.map((certificate) => certificate.subject).join(', ')}.`,
        }),
      ]
    : [];
  // A chain that is broken already needs no revocation lists: asking would only tell others about it.
  const revocation = ok
    ? await checkRevocation({ path, at, policy: options.revocation, transport })
    : [];
  const all = [reached, ...advice, ...checks, ...mergeChecks(revocation)];
  return { ok: all.every((entry) => entry.verdict !== 'fail'), path, checks: all };
}

function noPath({ leaf, others, anchors }: PathOptions, fetched: X509Certificate[]): PathResult {
  const known = [...others, ...fetched];
  const path = [leaf];
  for (;;) {
    const last = path.at(-1) as X509Certificate;
    const next = known.find(
      (candidate) => candidate.subject === last.issuer && !path.includes(candidate),
    );
    if (!next) break;
    path.push(next);
  }
  const top = path.at(-1) as X509Certificate;
  const end =
    top.subject === top.issuer
      ? `The chain ends at ${top.subject}, which is not among the trusted anchors.`
      : `The issuer ${top.issuer} of ${top.subject} was not sent, is not known and could not be fetched.`;
  const trusted = anchors.map((anchor) => anchor.subject).join('; ') || 'none';
  return {
    ok: false,
    path,
    checks: [
      check('x509.path.reaches-anchor', {
        verdict: 'fail',
        seen: `${end} Trusted anchors: ${trusted}.`,
      }),
    ],
  };
}
