import { cn } from '@/components/ui/cn';
import { dayOf } from '@/lib/format/dates';
import type { LifePoint } from './life-points';

const dots: Record<LifePoint['kind'], string> = {
  past: 'bg-accent border-accent',
  today: 'bg-surface border-ink',
  end: 'bg-surface border-warn',
};

/** The life of a registration: a line with its moments on wide screens, a list of them on narrow ones. */
export function LifeTimeline({
  points,
  now,
}: Readonly<{ points: readonly LifePoint[]; now: string }>) {
  const today = points.find(({ kind }) => kind === 'today')?.place ?? 1;
  const lanes = Math.max(0, ...points.map(({ lane }) => lane)) + 1;
  return (
    <div className="relative min-w-0">
      <div aria-hidden className="relative mx-2 mb-1 hidden h-2 rounded-full bg-sunken sm:block">
        <div
          className="absolute inset-y-0 left-0 rounded-full bg-accent/60"
          style={{ width: `${today * 100}%` }}
        />
        {points.map(({ id, kind, place }) => (
          <span
            key={id}
            className={cn(
              'absolute top-1/2 size-3.5 -translate-x-1/2 -translate-y-1/2 rounded-full border-2',
              dots[kind],
            )}
            style={{ left: `${place * 100}%` }}
          />
        ))}
      </div>
      <ol
        aria-label="Life of the registration"
        style={{ '--lanes': lanes } as React.CSSProperties}
        className="life-points space-y-2 border-l-2 border-line pl-4 sm:relative sm:mx-2 sm:space-y-0 sm:border-l-0 sm:pl-0"
      >
        {points.map(({ id, at, kind, label, note, place, lane }) => {
          const isOver = kind === 'end' && at <= now;
          return (
            <li
              key={id}
              className="life-point relative text-sm sm:absolute sm:w-48"
              style={
                {
                  '--lane': lane,
                  '--place': `${place * 100}%`,
                  '--shift': place > 0.85 ? '-100%' : place < 0.15 ? '0%' : '-50%',
                  '--align': place > 0.85 ? 'right' : place < 0.15 ? 'left' : 'center',
                } as React.CSSProperties
              }
            >
              <span
                aria-hidden
                className={cn(
                  'absolute top-1 -left-[1.4rem] size-3 rounded-full border-2 sm:hidden',
                  dots[kind],
                )}
              />
              <span className={cn('block font-medium', isOver && 'text-fail')}>{label}</span>
              <span className="block text-xs text-muted">
                <time dateTime={at}>{dayOf(at)}</time>
                {note !== '' && <span className="break-words"> · {note}</span>}
              </span>
            </li>
          );
        })}
      </ol>
    </div>
  );
}
