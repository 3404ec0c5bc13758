import type { Check } from '@/lib/protocol/check';
import type { RunFrame, StepKind } from '../frames';
import { checksToExplain, collectEvidence, type Evidence } from './evidence';
import type { Cause, Explanation } from './explanation';
import type { Finding, Rule } from './rule';
import { allRules } from './rule-base';

/** As many causes as somebody reads. */
const maxCauses = 5;
/** As many as are named when nothing speaks for one. */
const usualCauses = 3;
/** Whose checks a step stands on. */
const groundsOf: Readonly<Partial<Record<StepKind, readonly StepKind[]>>> = {
  register: ['certificate'],
  token: ['certificate', 'trust'],
  request: ['token'],
};
const rank = { proven: 0, likely: 1, possible: 2 } as const;
const verdicts = { proven: 'fail', likely: 'warn', possible: 'info' } as const;

/** Checks that another flow has of its own for the same refusal. */
const sameAs: Readonly<Record<string, string>> = {
  'oauth.code-token.invalid-client': 'oauth.token.invalid-client',
  'oauth.code-token.invalid-request': 'oauth.token.invalid-request',
  'oauth.code-token.invalid-scope': 'oauth.token.invalid-scope',
  'oauth.code-token.unauthorized-client': 'oauth.token.unauthorized-client',
  'smart.backend.invalid-client': 'oauth.token.invalid-client',
  'smart.backend.invalid-request': 'oauth.token.invalid-request',
  'smart.backend.invalid-scope': 'oauth.token.invalid-scope',
  'smart.backend.unauthorized-client': 'oauth.token.unauthorized-client',
};

const explained: ReadonlySet<string> = new Set([
  ...allRules.flatMap(({ explains }) => explains),
  ...Object.keys(sameAs),
]);

/** Whether the rule base may have a word on a check of a step: on every failure, and on what a rule names. */
export function canExplain(checks: readonly Pick<Check, 'id' | 'verdict'>[]): boolean {
  return checks.some(
    ({ id, verdict }) =>
      verdict === 'fail' || (verdict !== 'pass' && verdict !== 'skip' && explained.has(id)),
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

function judgeAll(rules: readonly Rule[], evidence: Evidence): Cause[] {
  return rules.flatMap((rule) => {
    const finding = rule.judge(evidence);
    return finding ? [causeOf(rule, finding, evidence)] : [];
  });
}

/** Whether the holder said no, so that there is a reason that it did not tell. */
function isRefusal({ failed, answer, step, cameBackAt }: Evidence): boolean {
  if (failed.verdict !== 'fail') return false;
  if (step === 'authorize' && failed.exchangeId === null) return cameBackAt !== '';
  return answer !== null && answer.status >= 300;
}

/**
 * The causes of one check: those that the evidence decides alone, else the likeliest first. Where no rule names more
 * than possible ones, what refusals in this step come from most often is added.
 */
function causesOf(evidence: Evidence): Cause[] {
  const { id } = evidence.failed;
  const causes = judgeAll(
    allRules.filter(({ explains }) => explains.includes(id) || explains.includes(sameAs[id] ?? id)),
    evidence,
  ).sort((a, b) => rank[a.certainty] - rank[b.certainty]);
  const proven = causes.filter(({ certainty }) => certainty === 'proven');
  if (proven.length > 0) return proven.slice(0, maxCauses);
  const isOpen = causes.every(({ certainty }) => certainty === 'possible');
  if (!isOpen || causes.length >= usualCauses || !isRefusal(evidence)) {
    return causes.slice(0, maxCauses);
  }
  const usual = allRules.filter(({ undecidedIn }) => undecidedIn?.includes(evidence.step));
  return [...causes, ...judgeAll(usual, evidence)].slice(0, usualCauses);
}

/** What was found right before the refusal, so that nobody looks for the cause there. */
function knownRight({ failed, checks, step, clock }: Evidence): string[] {
  const steps = new Set<StepKind>([step, ...(groundsOf[step] ?? [])]);
  const titles = checks
    .filter(
      ({ step: its, check }) =>
        steps.has(its) &&
        check.verdict === 'pass' &&
        (check.exchangeId === null || check.exchangeId !== failed.exchangeId),
    )
    .map(({ check }) => check.title);
  const agrees = clock !== null && !clock.isOff ? ['The clock of the holder agrees with ours'] : [];
  return [...new Set([...titles, ...agrees])].slice(0, 30);
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
    if (causes.length === 0) return [];
    const isProven = causes.some(({ certainty }) => certainty === 'proven');
    return [{ explains: id, exchangeId, causes, knownRight: isProven ? [] : knownRight(evidence) }];
  });
}
