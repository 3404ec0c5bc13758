import 'reflect-metadata';
import type { X509Certificate } from '@peculiar/x509';
import { mergeChecks, type Check } from '../check';
import type { Transport } from '../transport';
import { candidatePaths } from './candidate-paths';
import { check } from './checks';
import { diagnosePath } from './diagnose-path';
import { fetchIssuers, type FetchedIssuers } from './fetch-issuers';
import { mergePathChecks } from './merge-path-checks';
import { onceForEach } from './once-for-each';
import { openEnd, pathUpwards } from './open-end';
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
 * Builds and validates the path from a leaf to a trusted anchor, with revocation. Of several paths the first
 * good one counts; when none is good, the one with the fewest failures is explained.
 * @see https://www.rfc-editor.org/rfc/rfc5280#section-6.1
 */
export async function validatePath(given: PathOptions): Promise<PathResult> {
  const options = { ...given, transport: onceForEach(given.transport) };
  const { leaf, others, anchors, transport } = options;
  const known = candidatePaths(leaf, others, anchors);
  const best = await bestOf(known, options);
  if (best?.ok) return concluded(best, []);

  const fetched = await fetchIssuers(leaf, [...others, ...anchors], transport);
  const more = candidatePaths(leaf, [...others, ...fetched.certificates], anchors);
  const isNew = (path: X509Certificate[]) =>
    path.some((certificate) => fetched.certificates.includes(certificate));
  const better = await bestOf(more.filter(isNew), options);
  if (better && (better.ok || !best)) return concluded(better, fetched.certificates);
  return best ? concluded(best, []) : noPath(options, fetched);
}

async function bestOf(
  paths: readonly X509Certificate[][],
  options: PathOptions,
): Promise<PathResult | null> {
  let best: PathResult | null = null;
  for (const path of paths) {
    const result = await judgePath(path, options);
    if (result.ok) return result;
    if (!best || failures(result) < failures(best)) best = result;
  }
  return best;
}

const failures = (result: PathResult) =>
  result.checks.filter((entry) => entry.verdict === 'fail').length;

async function judgePath(path: X509Certificate[], options: PathOptions): Promise<PathResult> {
  const checks = mergePathChecks(path, await diagnosePath(path, options.at));
  const isGood = (list: readonly Check[]) => list.every((entry) => entry.verdict !== 'fail');
  // A chain that is broken already needs no revocation lists: asking would only tell others about it.
  if (!isGood(checks)) return { ok: false, path, checks };
  const { at, revocation: policy, transport } = options;
  const all = [...checks, ...mergeChecks(await checkRevocation({ path, at, policy, transport }))];
  return { ok: isGood(all), path, checks: all };
}

function concluded(result: PathResult, fetched: readonly X509Certificate[]): PathResult {
  const reached = check('x509.path.reaches-anchor', {
    verdict: 'pass',
    seen: result.path.map((certificate) => certificate.subject).join(' ← '),
  });
  const needed = fetched.filter((certificate) => result.path.includes(certificate));
  const advice =
    needed.length > 0
      ? [
          check('x509.path.issuer-fetched', {
            verdict: 'warn',
            seen: `Fetched from AIA: ${needed.map((certificate) => certificate.subject).join(', ')}.`,
          }),
        ]
      : [];
  return { ...result, checks: [reached, ...advice, ...result.checks] };
}

function noPath({ leaf, others, anchors }: PathOptions, fetched: FetchedIssuers): PathResult {
  const path = pathUpwards(leaf, [...others, ...fetched.certificates]);
  return { ok: false, path, checks: [openEnd(path, anchors, fetched.attempts)] };
}
