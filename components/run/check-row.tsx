'use client';

import type { Check } from '@/lib/protocol/check';
import { Disclosure } from '@/components/ui/disclosure';
import { VerdictBadge } from '@/components/ui/verdict';
import { CheckFacts } from './check-facts';
import type { Inspect } from './inspector';

const ruleSets = { stu1: 'IG 1', stu2: 'IG 2' } as const;

/**
 * One conclusion: what was seen, what was expected, and where it matters why, how to mend it and where it
 * is written. Failures and warnings are open at first.
 */
export function CheckRow({
  check,
  onInspect,
}: Readonly<{ check: Check; onInspect?: Inspect | undefined }>) {
  const needsAction = check.verdict === 'fail' || check.verdict === 'warn';
  return (
    <li className="border-t border-line first:border-t-0">
      <Disclosure
        defaultOpen={needsAction}
        summaryClassName="hover:bg-sunken/60 px-3 py-2"
        summary={
          <span className="flex min-w-0 flex-1 flex-wrap items-center gap-x-2 gap-y-1">
            <VerdictBadge verdict={check.verdict} />
            <span className="min-w-0 flex-1 basis-40 font-medium break-words">{check.title}</span>
            <span className="text-xs whitespace-nowrap text-faint">
              {check.level}
              {check.ruleSet !== null && ` · ${ruleSets[check.ruleSet]}`}
            </span>
          </span>
        }
      >
        <CheckFacts check={check} onInspect={onInspect} />
      </Disclosure>
    </li>
  );
}
