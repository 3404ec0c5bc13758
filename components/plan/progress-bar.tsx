import type { PlanProgress } from '@/lib/schemas/checklist';
import { progressWords } from './plan-words';

/** How far a plan is: a bar of what is done and what waits, and the numbers. */
export function ProgressBar({
  progress,
  label,
}: Readonly<{ progress: PlanProgress; label: string }>) {
  const part = (count: number): string =>
    `${progress.total === 0 ? 0 : (100 * count) / progress.total}%`;
  return (
    <div className="min-w-0">
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={progress.total}
        aria-valuenow={progress.done}
        aria-valuetext={progressWords(progress)}
        className="flex h-2 overflow-hidden rounded-full border border-line bg-sunken"
      >
        <div className="bg-pass" style={{ width: part(progress.done) }} />
        <div className="bg-warn" style={{ width: part(progress.waiting) }} />
      </div>
      <p className="mt-1 text-xs text-muted tabular-nums">{progressWords(progress)}</p>
    </div>
  );
}
