'use client';

import { CheckFacts } from '@/components/run/check-facts';
import { Badge } from '@/components/ui/badge';
import { cn } from '@/components/ui/cn';
import { Disclosure } from '@/components/ui/disclosure';
import { VerdictIcon } from '@/components/ui/verdict';
import type { Check } from '@/lib/protocol/check';
import { counted } from '@/lib/format/quantities';
import type { StatementLint } from '@/lib/schemas/statement';
import { lintRows, lintSummary, type LintRow } from './lint-rows';

const columns = 'grid grid-cols-[minmax(0,1fr)_4.5rem_4.5rem] items-center gap-x-2';

function Judged({ check, rules }: Readonly<{ check: Check | null; rules: string }>) {
  return (
    <span className="flex justify-center">
      <span className="sr-only">{rules}: </span>
      {check ? <VerdictIcon verdict={check.verdict} /> : <span className="text-faint">–</span>}
    </span>
  );
}

function Row({ row }: Readonly<{ row: LintRow }>) {
  const { stu1, stu2, worst, differs } = row;
  return (
    <li className="border-t border-line">
      <Disclosure
        defaultOpen={worst.verdict === 'fail'}
        summaryClassName="px-3 py-2 hover:bg-sunken/60"
        summary={
          <span className={cn(columns, 'flex-1 text-sm')}>
            <span className="flex min-w-0 flex-wrap items-center gap-x-2">
              <span className="min-w-0 break-words">
                {worst.title.replace(/^Software statement: /, '')}
              </span>
              {differs && <Badge tone="info">they differ</Badge>}
            </span>
            <Judged check={stu2} rules="STU2" />
            <Judged check={stu1} rules="STU1" />
          </span>
        }
      >
        <CheckFacts check={worst} />
      </Disclosure>
    </li>
  );
}

/** What both generations of the rules say of the claims as they stand, side by side. */
export function LintPanel({ lint }: Readonly<{ lint: StatementLint | null }>) {
  if (!lint) {
    return <p className="min-h-64 py-4 text-sm text-muted">The claims are being judged …</p>;
  }
  const rows = lintRows(lint);
  const isGood = ({ worst, differs }: LintRow) => worst.verdict === 'pass' && !differs;
  const open = rows.filter((row) => !isGood(row));
  const good = rows.filter(isGood);
  return (
    <div className="overflow-hidden rounded-lg border border-line">
      <p role="status" className="sr-only">
        STU2: {lintSummary(lint.stu2)}. STU1: {lintSummary(lint.stu1)}.
      </p>
      <div className={cn(columns, 'bg-sunken/60 px-3 py-2 text-xs')} aria-hidden>
        <span className="text-muted">Rule</span>
        {(
          [
            ['STU2', lint.stu2],
            ['STU1', lint.stu1],
          ] as const
        ).map(([name, checks]) => (
          <span key={name} className="text-center">
            <span className="block font-semibold">{name}</span>
            <span className="block text-muted">{lintSummary(checks)}</span>
          </span>
        ))}
      </div>
      <ul aria-label="Rules that need a look">
        {open.map((row, index) => (
          <Row key={`${row.worst.id} ${index}`} row={row} />
        ))}
      </ul>
      {good.length > 0 && (
        <Disclosure
          className="border-t border-line"
          summaryClassName="px-3 py-2 hover:bg-sunken/60"
          summary={
            <span className="flex items-center gap-2 text-sm">
              <VerdictIcon verdict="pass" />
              {counted(good.length, 'rule')} kept in both
            </span>
          }
        >
          <ul aria-label="Rules that are kept">
            {good.map((row, index) => (
              <Row key={`${row.worst.id} ${index}`} row={row} />
            ))}
          </ul>
        </Disclosure>
      )}
    </div>
  );
}
