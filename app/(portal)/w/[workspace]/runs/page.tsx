import { ListTree, SearchX } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { Term } from '@/components/help/term';
import { HistoryFilters } from '@/components/run/history/history-filters';
import { HistoryList } from '@/components/run/history/history-list';
import { historyQueryOf, historySearch, isNarrowed } from '@/components/run/history/history-query';
import { buttonClass } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { can } from '@/lib/auth/permissions';
import { historyChoices } from '@/lib/domain/runs/history-choices';
import { listRuns } from '@/lib/domain/runs/list-runs';
import { requireMember } from '../require-member';

export const metadata: Metadata = { title: 'Runs' };

type Props = Readonly<{
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}>;

/** The history of the workspace, newest first: searched, narrowed, page by page. */
export default async function RunsPage({ params, searchParams }: Props) {
  const { member } = await requireMember((await params).workspace);
  const { id, slug } = member.workspace;
  const query = historyQueryOf(await searchParams);
  const [{ runs, next }, options] = await Promise.all([
    listRuns(id, { ...query, limit: 25 }),
    historyChoices(id),
  ]);
  const root = `/w/${slug}`;
  const hasFilters = isNarrowed(query);
  const isEmpty = runs.length === 0 && !hasFilters && query.before === undefined;
  return (
    <>
      <PageHeader
        title="Runs"
        description={
          <>
            Everything that this workspace has sent, with every request, token and{' '}
            <Term id="check">check</Term>. A link to a <Term id="run">run</Term> opens it for every
            member.
          </>
        }
        actions={
          <Link href={`${root}/console`} className={buttonClass('primary')}>
            New run
          </Link>
        }
      />
      {!isEmpty && <HistoryFilters action={`${root}/runs`} query={query} options={options} />}
      <Card aria-label="Runs">
        {runs.length > 0 ? (
          <HistoryList
            // Another page begins with nothing chosen.
            key={JSON.stringify(query)}
            runs={runs}
            workspace={slug}
            now={new Date().toISOString()}
            mayAnnotate={can(member.role, 'run.annotate')}
          />
        ) : isEmpty ? (
          <EmptyState
            icon={ListTree}
            title="No runs yet"
            actions={
              <Link href={`${root}/console/first`} className={buttonClass()}>
                Make your first request
              </Link>
            }
          >
            A run is one attempt to get data, with every request and every check in it.
          </EmptyState>
        ) : (
          <EmptyState
            icon={SearchX}
            title="No such runs"
            actions={
              <Link href={`${root}/runs`} className={buttonClass()}>
                Show all runs
              </Link>
            }
          >
            {query.search === undefined
              ? 'No run of this workspace is like that. Take a filter away.'
              : `No run has “${query.search}” in its path, holder, name or note${
                  isNarrowed({ ...query, search: undefined }) ? ' and fits the filters' : ''
                }. Bodies are not searched.`}
          </EmptyState>
        )}
      </Card>
      {(query.before !== undefined || next !== null) && (
        <nav aria-label="Pages" className="mt-4 flex gap-2">
          {query.before !== undefined && (
            <Link
              href={`${root}/runs?${historySearch({ ...query, before: undefined })}`}
              className={buttonClass()}
            >
              Newest
            </Link>
          )}
          {next !== null && (
            <Link
              href={`${root}/runs?${historySearch({ ...query, before: next })}`}
              className={buttonClass()}
            >
              Older
            </Link>
          )}
        </nav>
      )}
    </>
  );
}
