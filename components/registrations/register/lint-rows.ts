import { byUrgency } from '@/components/run/check-order';
import { counted } from '@/lib/format/quantities';
import type { Check } from '@/lib/protocol/check';
import type { StatementLint } from '@/lib/schemas/statement';

/** One rule as both generations of the guide judge it; null where one of them does not know it. */
export interface LintRow {
  stu1: Check | null;
  stu2: Check | null;
  /** The one that needs doing most: its words explain the row. */
  worst: Check;
  /** Whether the two judge differently. */
  differs: boolean;
}

/** The checks of both rule sets rule by rule, what needs doing first. The same rule may come several times. */
export function lintRows({ stu1, stu2 }: StatementLint): LintRow[] {
  const left = [...stu1];
  const pairs: Omit<LintRow, 'worst' | 'differs'>[] = stu2.map((check) => {
    const index = left.findIndex(({ id }) => id === check.id);
    return { stu2: check, stu1: index === -1 ? null : (left.splice(index, 1)[0] ?? null) };
  });
  pairs.push(...left.map((check) => ({ stu1: check, stu2: null })));
  const rows = pairs.flatMap(({ stu1: old, stu2: now }): LintRow[] => {
    const [worst] = byUrgency([now, old].filter((check) => check !== null));
    return worst ? [{ stu1: old, stu2: now, worst, differs: old?.verdict !== now?.verdict }] : [];
  });
  const order = byUrgency(rows.map(({ worst }) => worst));
  return rows.sort((a, b) => order.indexOf(a.worst) - order.indexOf(b.worst));
}

/** What a rule set says in all: how many checks failed and warned. Good so far: some could not be judged yet. */
export function lintSummary(checks: readonly Check[]): string {
  const count = (verdict: Check['verdict']) =>
    checks.filter((check) => check.verdict === verdict).length;
  const failed = count('fail');
  const warned = count('warn');
  const skipped = count('skip');
  return [
    failed > 0 ? `${failed} failed` : '',
    warned > 0 ? counted(warned, 'warning') : '',
    failed + warned === 0 ? (skipped === 0 ? 'all good' : 'good so far') : '',
  ]
    .filter(Boolean)
    .join(', ');
}
