import type { BulkSummary } from '@/lib/schemas/register';
import { doneOf, itemStates } from './bulk-words';

/** How far a bulk registration is: a bar with one part for each state, and the numbers below it. */
export function BulkProgress({ bulk }: Readonly<{ bulk: BulkSummary }>) {
  const { counts, total } = bulk;
  const done = doneOf(bulk);
  const parts = itemStates.filter(({ state }) => counts[state] > 0);
  const words = parts.map(({ state, word }) => `${counts[state]} ${word.toLowerCase()}`).join(', ');
  return (
    <div className="min-w-0">
      <p className="mb-2 text-sm">
        <span className="text-lg font-semibold tabular-nums">{done}</span> of{' '}
        <span className="tabular-nums">{total}</span> holders done
      </p>
      <div
        role="progressbar"
        aria-label="Holders done"
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={done}
        aria-valuetext={`${done} of ${total}: ${words}`}
        className="flex h-3 overflow-hidden rounded-full border border-line bg-sunken"
      >
        {parts.map(({ state, bar }) => (
          <span
            key={state}
            className={`${bar} transition-[width] duration-500 motion-reduce:transition-none`}
            style={{ width: `${(counts[state] / total) * 100}%` }}
          />
        ))}
      </div>
    </div>
  );
}
