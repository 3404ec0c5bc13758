import Link from 'next/link';
import { counted, duration } from '@/lib/format/quantities';
import type { Run } from '@/lib/schemas/run';
import { Badge } from '@/components/ui/badge';
import { Spinner } from '@/components/ui/spinner';
import { Time } from '@/components/ui/time';
import { VerdictBadge } from '@/components/ui/verdict';

/** How a run stands, as a badge. */
export function RunListState({ run }: Readonly<{ run: Run }>) {
  switch (run.status) {
    case 'running':
      return (
        <Badge tone="accent">
          <Spinner /> Running
        </Badge>
      );
    case 'cancelled':
      return <VerdictBadge verdict="skip">Cancelled</VerdictBadge>;
    case 'interrupted':
      return <VerdictBadge verdict="warn">Interrupted</VerdictBadge>;
    case 'finished':
      return <VerdictBadge verdict={run.verdict ?? 'skip'} />;
  }
}

/** Time, counts and author of a run in one line. */
export function runFacts({ summary, startedBy }: Run): string {
  return [
    summary ? duration(summary.durationMs) : '',
    summary ? counted(summary.exchanges, 'exchange') : '',
    summary && summary.fail > 0 ? `${summary.fail} failed` : '',
    summary && summary.warn > 0 ? counted(summary.warn, 'warning') : '',
    startedBy ?? 'by a token',
  ]
    .filter(Boolean)
    .join(' · ');
}

/** Runs, newest first; each leads to its page. `now` is ISO 8601. */
export function RunList({
  runs,
  root,
  now,
}: Readonly<{ runs: readonly Run[]; root: string; now: string }>) {
  return (
    <ul className="divide-y divide-line">
      {runs.map((run) => (
        <li
          key={run.id}
          className="relative flex min-w-0 flex-col gap-x-3 gap-y-1 px-5 py-3 hover:bg-sunken/60 sm:flex-row sm:items-start"
        >
          <span className="w-24 shrink-0 pt-0.5">
            <RunListState run={run} />
          </span>
          <div className="min-w-0 flex-1">
            <Link
              href={`${root}/runs/${run.id}`}
              className="font-mono text-sm font-medium wrap-anywhere after:absolute after:inset-0"
            >
              {run.name ?? run.title}
            </Link>
            <p className="text-xs break-words text-muted">
              <span className="font-mono break-all">{run.holder}</span> · {runFacts(run)}
              <span className="sm:hidden">
                {' '}
                · <Time at={run.startedAt} now={now} />
              </span>
            </p>
          </div>
          <span className="hidden shrink-0 pt-0.5 text-xs text-muted sm:block">
            <Time at={run.startedAt} now={now} />
          </span>
        </li>
      ))}
    </ul>
  );
}
