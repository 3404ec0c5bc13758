import { ListTree } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { RunList } from '@/components/run/run-list';
import { VerdictFilter } from '@/components/run/verdict-filter';
import { buttonClass } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { listRuns } from '@/lib/domain/runs/list-runs';
import { RunVerdictSchema } from '@/lib/run/frames';
import { requireMember } from '../require-member';

export const metadata: Metadata = { title: 'Runs' };

const pageSize = 25;

type Props = Readonly<{
  params: Promise<{ workspace: string }>;
  searchParams: Promise<{ verdict?: string | string[]; before?: string | string[] }>;
}>;

/** All runs of the workspace, newest first, by verdict, page by page. */
export default async function RunsPage({ params, searchParams }: Props) {
  const { member } = await requireMember((await params).workspace);
  const query = await searchParams;
  const root = `/w/${member.workspace.slug}`;
  const verdict = RunVerdictSchema.safeParse(query.verdict).data ?? null;
  const before = typeof query.before === 'string' ? query.before : undefined;
  const found = await listRuns(member.workspace.id, {
    limit: pageSize + 1,
    before,
    verdict: verdict ?? undefined,
  });
  const runs = found.slice(0, pageSize);
  const older = new URLSearchParams({
    ...(verdict === null ? {} : { verdict }),
    before: runs.at(-1)?.id ?? '',
  });
  const newest = verdict === null ? `${root}/runs` : `${root}/runs?verdict=${verdict}`;
  return (
    <>
      <PageHeader
        title="Runs"
        description="Everything that this workspace has sent, with every request, token and check. A link to a run opens it for every member."
        actions={
          <Link href={`${root}/console`} className={buttonClass('primary')}>
            New run
          </Link>
        }
      />
      <div className="mb-3">
        <VerdictFilter root={root} current={verdict} />
      </div>
      <Card aria-label="Runs">
        {runs.length > 0 ? (
          <RunList runs={runs} root={root} now={new Date().toISOString()} />
        ) : (
          <EmptyState
            icon={ListTree}
            title={verdict === null && before === undefined ? 'No runs yet' : 'No such runs'}
            actions={
              <Link
                href={verdict === null ? `${root}/console/first` : `${root}/runs`}
                className={buttonClass()}
              >
                {verdict === null ? 'Make your first request' : 'Show all runs'}
              </Link>
            }
          >
            {verdict === null
              ? 'A run is one attempt to get data, with every request and every check in it.'
              : 'No run of this workspace ended like that.'}
          </EmptyState>
        )}
      </Card>
      {(before !== undefined || found.length > pageSize) && (
        <nav aria-label="Pages" className="mt-4 flex gap-2">
          {before !== undefined && (
            <Link href={newest} className={buttonClass()}>
              Newest
            </Link>
          )}
          {found.length > pageSize && (
            <Link href={`${root}/runs?${older.toString()}`} className={buttonClass()}>
              Older
            </Link>
          )}
        </nav>
      )}
    </>
  );
}
