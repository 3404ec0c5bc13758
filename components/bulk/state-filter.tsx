'use client';

import type { MouseEvent } from 'react';
import { cn } from '@/components/ui/cn';
import type { BulkDetail, BulkItem } from '@/lib/schemas/register';
import { itemStates } from './bulk-words';

/** Narrows the holders to one state. Which one stands in the address, so that it can be sent to others. */
export function StateFilter({
  bulk,
  current,
}: Readonly<{ bulk: BulkDetail; current: BulkItem['state'] | null }>) {
  const shown = itemStates.filter(({ state }) => bulk.counts[state] > 0 || state === current);
  const choices = [
    { state: null, word: 'All', count: bulk.total },
    ...shown.map(({ state, word }) => ({ state, word, count: bulk.counts[state] })),
  ];
  function choose(event: MouseEvent<HTMLAnchorElement>): void {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    window.history.replaceState(null, '', event.currentTarget.href);
  }
  return (
    <nav aria-label="State of the holders">
      <ul className="flex flex-wrap gap-1.5">
        {choices.map(({ state, word, count }) => (
          <li key={word}>
            <a
              href={state === null ? '?' : `?state=${state}`}
              aria-current={state === current ? 'true' : undefined}
              onClick={choose}
              className={cn(
                'inline-flex h-8 items-center gap-1.5 rounded-full border border-line-strong/60 px-3 text-xs font-medium hover:bg-sunken',
                state === current && 'border-accent bg-accent-soft text-accent-strong',
              )}
            >
              {word} <span className="tabular-nums">{count}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
