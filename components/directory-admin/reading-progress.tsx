import { CircleCheck, CircleDashed } from 'lucide-react';
import { cn } from '@/components/ui/cn';
import { Spinner } from '@/components/ui/spinner';
import type { SnapshotView } from '@/lib/schemas/directory-source';
import { progressOf } from './snapshot-words';

const fetched = { status: 'fetching', word: 'Fetch' } as const;
const others = [
  { status: 'reading', word: 'Read to the end' },
  { status: 'applying', word: 'Write' },
] as const;

/** The steps of an open reading, and how far the present one is. */
export function ReadingProgress({ snapshot }: Readonly<{ snapshot: SnapshotView }>) {
  const { origin, status, read, applied } = snapshot;
  const steps = origin === 'upload' ? others : [fetched, ...others];
  const present = steps.findIndex((step) => step.status === status);
  const percent = read === 0 ? 0 : Math.min(100, Math.floor((applied / read) * 100));
  return (
    <div className="min-w-0 space-y-3">
      <ol className="flex flex-wrap gap-x-5 gap-y-1 text-sm">
        {steps.map((step, index) => (
          <li
            key={step.status}
            aria-current={index === present ? 'step' : undefined}
            className={cn(
              'inline-flex items-center gap-1.5',
              index === present ? 'font-medium' : 'text-muted',
            )}
          >
            {index < present && (
              <>
                <CircleCheck aria-hidden className="size-4 text-pass" />
                <span className="sr-only">Done: </span>
              </>
            )}
            {index === present && <Spinner />}
            {index > present && <CircleDashed aria-hidden className="size-4" />}
            {step.word}
          </li>
        ))}
      </ol>
      {status === 'applying' && (
        <div
          role="progressbar"
          aria-label="Statements written"
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={percent}
          aria-valuetext={progressOf(snapshot)}
          className="h-3 overflow-hidden rounded-full border border-line bg-sunken"
        >
          <span
            className="block h-full bg-accent transition-[width] duration-500 motion-reduce:transition-none"
            style={{ width: `${percent}%` }}
          />
        </div>
      )}
      <p className="text-sm text-muted tabular-nums">{progressOf(snapshot)}</p>
    </div>
  );
}
