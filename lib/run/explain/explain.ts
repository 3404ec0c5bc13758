import type { Check } from '@/lib/protocol/check';
import type { RunFrame, StepKind } from '../frames';
import { checksToExplain, collectEvidence, type Evidence } from './evidence';
import type { Cause, Explanation } from './explanation';
import type { Finding, Rule } from './rule';
import { allRules } from './rule-base';

/** As many causes as somebody reads. */
const maxCauses = 5;
const rank = { proven: 0, likely: 1, possible: 2 } as const;
const verdicts = { proven: 'fail', likely: 'warn', possible: 'info' } as const;

/** Checks that another flow has of its own for the same refusal. */
const sameAs: Readonly<Record<string, string>> = {
  'oauth.code-token.invalid-client': 'oauth.token.invalid-client',
  'oauth.code-token.invalid-request': 'oauth.token.invalid-request',
  'oauth.code-token.invalid-scope': 'oauth.token.invalid-scope',
  'oauth.code-token.unauthorized-client': 'oauth.token.unauthorized-client',
};

const explained: ReadonlySet<string> = new Set([
  ...allRules.flatMap(({ explains }) => explains),
  ...Object.keys(sameAs),
]);

/** Whether the rule base has a word on any check of a step. */
export function canExplain(checks: readonly Pick<Check, 'id' | 'verdict'>[]): boolean {
  return checks.some(
    ({ id, verdict }) => verdict !== 'pass' && verdict !== 'skip' && explained.has(id),
  );
}

function causeOf(rule: Rule, finding: Finding, { failed }: Evidence): Cause {
  const { certainty, seen, proof = [] } = finding;
  const isProven = certainty === 'proven';
  return {
    certainty,
    check: {
      id: rule.id,
      verdict: verdicts[certainty],
      level: rule.level,
      ruleSet: null,
      title: rule.title,
      seen,
      expected: finding.expected ?? rule.expected,
      why: rule.why,
      fix: finding.fix ?? rule.fix,
      citation: rule.citation,
      exchangeId: failed.exchangeId,
      jwtId: finding.jwtId ?? failed.jwtId,
      certificate: failed.certificate,
    },
    proof,
    place: finding.place === undefined ? (rule.place ?? null) : finding.place,
    decide: isProven ? null : (rule.decide ?? null),
  };
}

/** The causes of one check: those that the evidence decides alone, else the likeliest first. */
function causesOf(evidence: Evidence): Cause[] {
  const { id } = evidence.failed;
  const causes = allRules
    .filter(({ explains }) => explains.includes(id) || explains.includes(sameAs[id] ?? id))
    .flatMap((rule) => {
      const finding = rule.judge(evidence);
      return finding ? [causeOf(rule, finding, evidence)] : [];
    })
    .sort((a, b) => rank[a.certainty] - rank[b.certainty]);
  const proven = causes.filter(({ certainty }) => certainty === 'proven');
  return (proven.length > 0 ? proven : causes).slice(0, maxCauses);
}

/**
 * Why the checks of a step were not passed, from what the run has recorded so far. A check on which the rule base
 * has nothing to add to what it says itself is left out.
 */
export function explainStep(frames: readonly RunFrame[], step: StepKind): Explanation[] {
  if (!canExplain(checksToExplain(frames, step))) return [];
  return collectEvidence(frames, step).flatMap((evidence) => {
    const causes = causesOf(evidence);
    const { id, exchangeId } = evidence.failed;
    return causes.length > 0 ? [{ explains: id, exchangeId, causes }] : [];
  });
}
