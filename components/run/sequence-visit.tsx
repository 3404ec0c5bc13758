import { UserRound } from 'lucide-react';
import { Spinner } from '@/components/ui/spinner';
import { cn } from '@/components/ui/cn';
import type { VisitView } from './run-model';
import { visitWords } from './sequence-rows';

/** A person on their way to the holder and back: between the browser and the authorization server. */
export function SequenceVisit({
  visit,
  from,
  to,
}: Readonly<{ visit: VisitView; from: number; to: number }>) {
  const { how, url } = visit;
  const isBack = how === 'answered';
  const span = { left: `${from}%`, width: `${to - from}%` };
  return (
    <div className="px-2 py-1.5 text-xs @md:px-0">
      <p
        className="flex min-w-0 items-baseline gap-1.5 @md:pl-[calc(var(--lane)+0.75rem)]"
        style={{ '--lane': `${from}%` } as React.CSSProperties}
      >
        <UserRound aria-hidden className="size-3.5 shrink-0 self-center text-accent" />
        <span className="shrink-0 rounded bg-surface px-1 font-medium">Sign-in and consent</span>
        <span className="min-w-0 truncate rounded bg-surface px-1 font-mono text-muted">
          {URL.canParse(url) ? new URL(url).host : url}
        </span>
      </p>
      <div className="relative @md:h-5">
        <span aria-hidden className="absolute inset-y-0 hidden @md:block" style={span}>
          <span
            className={cn(
              'absolute inset-x-0 top-1/2 border-t-[1.5px] border-dashed',
              isBack ? 'border-line-strong' : 'border-accent',
            )}
          />
        </span>
        <span className="inset-y-0 flex items-center @md:absolute @md:justify-center" style={span}>
          <span
            className={cn(
              'relative inline-flex max-w-full items-center gap-1.5 truncate rounded bg-surface px-1.5 font-medium',
              how === null ? 'text-accent-strong' : isBack ? 'text-muted' : 'text-fail',
            )}
          >
            {how === null && <Spinner className="size-3" />}
            {visitWords[how ?? 'waiting']}
          </span>
        </span>
      </div>
    </div>
  );
}
