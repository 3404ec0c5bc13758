import { problemRules, type ProblemRule } from './problem-rules';
import type { ProblemStatement } from './statement';

const longestFound = 200;

/** A problem of an entry. What was found is third-party text: shown as text, and cut after 200 characters. */
export function buildProblem(
  rule: ProblemRule,
  given: { place: string; found: string; effect: ProblemStatement['effect'] },
): ProblemStatement {
  const found =
    given.found.length > longestFound ? `${given.found.slice(0, longestFound)}…` : given.found;
  return {
    kind: 'problem',
    rule,
    place: given.place,
    found,
    expected: problemRules[rule].expected,
    effect: given.effect,
  };
}
