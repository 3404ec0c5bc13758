import 'reflect-metadata';
import type { X509Certificate } from '@peculiar/x509';
import type { Check } from '../check';
import { check, type x509Checks } from './checks';
import { judgeExtensions } from './critical-extensions';
import { fingerprintOf } from './describe';
import { nameProblems } from './name-constraints';
import {
  judgeAuthority,
  judgeDates,
  judgeKeySize,
  judgeLeafUsage,
  judgeSignature,
  judgeSignatureAlgorithm,
  type Finding,
  type PathRule,
} from './path-rules';
import { judgePolicies } from './policies';

type CheckId = keyof typeof x509Checks;

const rules: readonly (readonly [CheckId, PathRule])[] = [
  ['x509.path.signature', judgeSignature],
  ['x509.path.dates', judgeDates],
  ['x509.path.authority', judgeAuthority],
  ['x509.path.critical-extensions', judgeExtensions],
  ['x509.leaf.key-usage', judgeLeafUsage],
  ['x509.key-size', judgeKeySize],
  ['x509.signature-algorithm', judgeSignatureAlgorithm],
];

/**
 * Says of one path (leaf first, anchor last) at a moment everything that is right and wrong with it: a check for
 * each rule and each certificate that the rule is about, rule by rule. Revocation is another matter.
 *
 * All rules are our own: pkijs's CertificateChainValidationEngine judges path lengths, critical
 * extensions, names and policies wrongly (docs/decisions/0006-path-validation.md), and its answer names no certificate.
 * @see https://www.rfc-editor.org/rfc/rfc5280#section-6.1
 */
export async function diagnosePath(path: readonly X509Certificate[], at: Date): Promise<Check[]> {
  const prints = path.map(fingerprintOf);
  // Together, because verifying signatures waits for another thread.
  const judged = await Promise.all(
    rules.flatMap(([id, judge]) =>
      prints.map(async (certificate, index) => {
        const finding = await judge(path, index, at);
        return finding ? [checkOf(id, finding, certificate)] : [];
      }),
    ),
  );
  const checks = judged.flat();
  // A leaf that is trusted itself has no path to validate.
  if (path.length < 2) return checks;
  for (const [index, finding] of namesOnPath(path).entries()) {
    // Nobody is above the anchor: only its own constraints can be wrong.
    if (index === path.length - 1 && finding.problems.length === 0) continue;
    checks.push(checkOf('x509.path.name-constraints', finding, prints[index] ?? null));
  }
  for (const [index, finding] of judgePolicies(path).entries()) {
    if (finding) checks.push(checkOf('x509.path.policies', finding, prints[index] ?? null));
  }
  return checks;
}

function checkOf(id: CheckId, { problems, good }: Finding, certificate: string | null): Check {
  return check(id, {
    verdict: problems.length > 0 ? 'fail' : 'pass',
    seen: problems.length > 0 ? problems.join(' ') : good,
    certificate,
  });
}

function namesOnPath(path: readonly X509Certificate[]): Finding[] {
  const limiting = path.map(({ extensions }) =>
    extensions.some(({ type }) => type === '2.5.29.30'),
  );
  return nameProblems(path).map((problems, index) => ({
    problems,
    good: limiting.slice(index + 1).includes(true)
      ? 'Its names are within the constraints of the authorities above.'
      : 'No authority above limits names.',
  }));
}
