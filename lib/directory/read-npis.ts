import { buildProblem } from './build-problem';
import { npiProblem } from '@/lib/protocol/npi';
import type { IdentifierStatement, ProblemStatement } from './statement';

/** NPIs of a text that should hold one or several; what is none of them is kept as an unknown identifier. */
export function readNpis(
  text: string,
  place: string,
  system: string | null = null,
): { identifiers: IdentifierStatement[]; problems: ProblemStatement[] } {
  const values = [...new Set(text.split(/[\s,;|/]+/).filter((value) => value !== ''))];
  const problems: ProblemStatement[] = [];
  const identifiers = values.map((value): IdentifierStatement => {
    const problem = npiProblem(value);
    if (problem === null) return { kind: 'npi', system, value };
    const rule = problem.includes('check digit') ? 'npi.check-digit' : 'npi.shape';
    problems.push(
      buildProblem(rule, { place, found: `${value}: it ${problem}`, effect: 'corrected' }),
    );
    return { kind: 'other', system, value };
  });
  return { identifiers, problems };
}
