import Link from 'next/link';
import { Badge } from '@/components/ui/badge';
import { Time } from '@/components/ui/time';
import { counted } from '@/lib/format/quantities';
import type { BulkSummary } from '@/lib/schemas/register';
import { bulkStatuses, doneOf, methodWords } from './bulk-words';

function factsOf(bulk: BulkSummary): string {
  const { failed, unknown } = bulk.counts;
  return [
    methodWords[bulk.method],
    bulk.status === 'finished'
      ? counted(bulk.total, 'holder')
      : `${doneOf(bulk)} of ${bulk.total} holders`,
    failed > 0 ? `${failed} failed` : '',
    unknown > 0 ? `${unknown} unknown` : '',
    bulk.createdBy,
  ]
    .filter(Boolean)
    .join(' · ');
}

/** Bulk registrations, newest first; each leads to its page. `now` is ISO 8601. */
export function BulkList({
  bulks,
  root,
  now,
}: Readonly<{ bulks: readonly BulkSummary[]; root: string; now: string }>) {
  return (
    <ul className="divide-y divide-line">
      {bulks.map((bulk) => (
        <li
          key={bulk.id}
          className="relative flex min-w-0 flex-col gap-x-3 gap-y-1 px-5 py-3 hover:bg-sunken/60 sm:flex-row sm:items-start"
        >
          <span className="w-24 shrink-0 pt-0.5">
            <Badge tone={bulkStatuses[bulk.status].tone}>{bulkStatuses[bulk.status].word}</Badge>
          </span>
          <div className="min-w-0 flex-1">
            <Link
              href={`${root}/${bulk.id}`}
              className="text-sm font-medium wrap-anywhere after:absolute after:inset-0"
            >
              {bulk.appName} at {counted(bulk.total, 'holder')}
            </Link>
            <p className="text-xs text-muted">{factsOf(bulk)}</p>
          </div>
          <span className="shrink-0 text-xs text-muted">
            <Time at={bulk.createdAt} now={now} />
          </span>
        </li>
      ))}
    </ul>
  );
}
