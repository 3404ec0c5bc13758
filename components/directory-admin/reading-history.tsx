import { Card, CardHeader } from '@/components/ui/card';
import { Disclosure } from '@/components/ui/disclosure';
import { Time } from '@/components/ui/time';
import type { SnapshotView } from '@/lib/schemas/directory-source';
import { ReadingReport } from './reading-report';
import { SnapshotStateBadge } from './snapshot-state-badge';
import { originOf, snapshotStates } from './snapshot-words';
import { VerdictNote } from './verdict-note';

/** Earlier readings of a source, newest first, each with its report. `now` is ISO 8601. */
export function ReadingHistory({
  snapshots,
  now,
}: Readonly<{ snapshots: readonly SnapshotView[]; now: string }>) {
  return (
    <Card>
      <CardHeader title="Earlier readings" />
      <ul className="divide-y divide-line border-t border-line">
        {snapshots.map((snapshot) => {
          const { id, status, report, createdAt } = snapshot;
          return (
            <li key={id} className="min-w-0">
              <Disclosure
                summaryClassName="px-5 py-3"
                summary={
                  <span className="flex min-w-0 flex-1 flex-wrap items-center justify-between gap-x-3 gap-y-1 text-sm">
                    <span className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
                      <SnapshotStateBadge status={status} />
                      <span className="min-w-0 wrap-anywhere">{originOf(snapshot)}</span>
                    </span>
                    <span className="text-xs text-muted">
                      <Time at={createdAt} now={now} />
                    </span>
                  </span>
                }
              >
                <div className="space-y-5 px-5 pb-5">
                  <p className="text-sm text-muted">{snapshotStates[status].meaning}</p>
                  {report?.verdict && (
                    <VerdictNote verdict={report.verdict} isFailed={status === 'failed'} />
                  )}
                  {report && <ReadingReport report={report} status={status} />}
                </div>
              </Disclosure>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
