import 'reflect-metadata';
import type { X509Certificate } from '@peculiar/x509';
import type { Check } from '../check';

/** What is said of a whole path that keeps a rule; of the others the texts of the certificates are listed. */
const goodTexts: Readonly<Record<string, string>> = {
  'x509.path.signature': 'Every signature verifies.',
  'x509.path.authority': 'Every issuer is a certification authority.',
  'x509.path.critical-extensions': 'No critical extension is unknown.',
  'x509.signature-algorithm': 'No certificate is signed with SHA-1 or MD5.',
  'x509.path.name-constraints': 'Every name is within the constraints of the authorities above it.',
};

/**
 * One check for each rule out of the checks of `diagnosePath` for the same path: a rule that holds gives one short
 * text, one that is broken the texts of the certificates that break it. About a certificate is a merged check
 * only when it is about one.
 */
export function mergePathChecks(
  path: readonly X509Certificate[],
  checks: readonly Check[],
): Check[] {
  const byRule = new Map<string, Check[]>();
  for (const entry of checks) byRule.set(entry.id, [...(byRule.get(entry.id) ?? []), entry]);
  return [...byRule.values()].map((entries) => merged(path, entries));
}

function merged(path: readonly X509Certificate[], entries: readonly Check[]): Check {
  const failed = entries.filter((entry) => entry.verdict === 'fail');
  const counted = failed.length > 0 ? failed : entries;
  const [first] = counted as [Check];
  const certificate = counted.length === 1 ? first.certificate : null;
  if (failed.length > 0) {
    return { ...first, certificate, seen: failed.map((entry) => entry.seen).join(' ') };
  }
  return { ...first, certificate, seen: goodText(path, entries) };
}

function goodText(path: readonly X509Certificate[], entries: readonly Check[]): string {
  const [first] = entries as [Check];
  if (first.id === 'x509.path.dates') return firstToExpire(path);
  // The leaf comes first, and its text is about all of them.
  if (first.id === 'x509.path.policies') return first.seen;
  return goodTexts[first.id] ?? [...new Set(entries.map((entry) => entry.seen))].join(', ');
}

function firstToExpire(path: readonly X509Certificate[]): string {
  const first = [...path].sort((a, b) => a.notAfter.getTime() - b.notAfter.getTime())[0];
  return first
    ? `The first to expire is ${first.subject}, on ${first.notAfter.toISOString()}.`
    : '';
}
