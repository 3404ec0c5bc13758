import { ListChecks } from 'lucide-react';
import Link from 'next/link';
import { EmptyState } from '@/components/ui/empty-state';
import { Time } from '@/components/ui/time';
import type { CollectionRunSummary } from '@/lib/schemas/collection';
import { CollectionRunBadge, countWords } from './item-state';

/** The reports of a collection, the newest first. */
export function ReportList({
  workspace,
  runs,
  now,
}: Readonly<{ workspace: string; runs: readonly CollectionRunSummary[]; now: string }>) {
  if (runs.length === 0) {
    return (
      <EmptyState icon={ListChecks} title="It has not run yet">
        Each run as a test leaves a report here, for people and, as JUnit, for pipelines.
      </EmptyState>
    );
  }
  return (
    <ul aria-label="Reports" className="divide-y divide-line">
      {runs.map((run) => (
        <li
          key={run.id}
          className="relative flex flex-wrap items-center gap-x-3 gap-y-1 px-5 py-2.5 text-sm hover:bg-sunken/60"
        >
          <CollectionRunBadge run={run} />
          <Link
            href={`/w/${workspace}/console/collections/${run.collectionId}/reports/${run.id}`}
            className="font-medium after:absolute after:inset-0"
          >
            {countWords(run)}
          </Link>
          <span className="min-w-0 text-muted">
            {run.environment ?? 'No environment'}, by {run.createdBy}{' '}
            <Time at={run.createdAt} now={now} />
          </span>
        </li>
      ))}
    </ul>
  );
}
