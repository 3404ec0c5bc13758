'use client';

import type { Check } from '@/lib/protocol/check';
import { counted } from '@/lib/format/quantities';
import { Disclosure } from '@/components/ui/disclosure';
import { VerdictIcon } from '@/components/ui/verdict';
import { byUrgency } from './check-order';
import { CheckRow } from './check-row';
import type { Inspect } from './inspector';

/**
 * Checks: what needs doing first, and what passed folded into one line.
 *
 * @param onInspect shows what a check is about; left out where there is no run
 */
export function CheckList({
  checks,
  onInspect,
}: Readonly<{ checks: readonly Check[]; onInspect?: Inspect | undefined }>) {
  const sorted = byUrgency(checks);
  const others = sorted.filter((check) => check.verdict !== 'pass');
  const passed = sorted.filter((check) => check.verdict === 'pass');
  const list = (items: readonly Check[]) => (
    <ul>
      {items.map((check, index) => (
        <CheckRow key={`${check.id} ${index}`} check={check} onInspect={onInspect} />
      ))}
    </ul>
  );
  return (
    <div className="overflow-hidden rounded-lg border border-line">
      {others.length > 0 && list(others)}
      {passed.length > 0 && (
        <Disclosure
          className={others.length > 0 ? 'border-t border-line' : ''}
          summaryClassName="hover:bg-sunken/60 px-3 py-2"
          summary={
            <span className="flex items-center gap-2 text-sm">
              <VerdictIcon verdict="pass" />
              {counted(passed.length, 'check')} passed
            </span>
          }
        >
          <div className="border-t border-line">{list(passed)}</div>
        </Disclosure>
      )}
    </div>
  );
}
