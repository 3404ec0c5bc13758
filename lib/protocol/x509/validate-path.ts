import 'reflect-metadata';
import type { X509Certificate } from '@peculiar/x509';
import { mergeChecks, type Check } from '../check';
import type { HttpResult, Transport } from '../transport';
import { candidatePaths, issuersByName } from './candidate-paths';
import { check } from './checks';
import { fingerprintOf } from './describe';
import { diagnosePath } from './diagnose-path';
import { fetchIssuers, type FetchedIssuers } from './fetch-issuers';
import { mergePathChecks } from './merge-path-checks';
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

/** The same revocation list serves several paths: each address is asked once. */
function onceForEach(transport: Transport): Transport {
  const answers = new Map<string, Promise<HttpResult>>();
  return (request) => {
    const known = answers.get(request.url) ?? transport(request);
    answers.set(request.url, known);
    return known;
  };
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
  const known = [...others, ...fetched.certificates];
  const path = [leaf];
  for (;;) {
    const last = path.at(-1) as X509Certificate;
    const next = issuersByName(last, known).find((candidate) => !path.includes(candidate));
    if (!next || path.length > 10) break;
    path.push(next);
  }
  const top = path.at(-1) as X509Certificate;
  const asked = fetched.attempts.length > 0 ? ` AIA: ${fetched.attempts.join('; ')}.` : '';
  const end =
    top.subject === top.issuer
      ? `The chain ends at ${top.subject} (SHA-256 ${fingerprintOf(top)}), which is not among the trusted anchors.`
      : `The issuer ${top.issuer} of ${top.subject} was not sent and is not known${asked ? '.' : ', and the certificate names no address (AIA) where it could be fetched.'}`;
  const trusted = anchors.map((anchor) => anchor.subject).join('; ') || 'none';
  return {
    ok: false,
    path,
    checks: [
      check('x509.path.reaches-anchor', {
        verdict: 'fail',
        seen: `${end}${asked} Trusted anchors: ${trusted}.`,
      }),
    ],
  };
}
