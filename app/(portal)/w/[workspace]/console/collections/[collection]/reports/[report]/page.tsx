import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ReportView } from '@/components/collections/report-view';
import { Term } from '@/components/help/term';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { PageHeader } from '@/components/ui/page-header';
import { can } from '@/lib/auth/permissions';
import { findCollectionRun } from '@/lib/domain/collection-runs/get-collection-run';
import { requireMember } from '../../../../../require-member';

export const metadata: Metadata = { title: 'Report' };

type Props = Readonly<{
  params: Promise<{ workspace: string; collection: string; report: string }>;
}>;

/** The report of one collection run, live while it is under way. */
export default async function ReportPage({ params }: Props) {
  const { workspace, collection, report } = await params;
  const { member } = await requireMember(workspace);
  const { id, slug } = member.workspace;
  const run = await findCollectionRun(id, report);
  if (run?.collectionId !== collection) notFound();
  return (
    <>
      <PageHeader
        above={
          <Breadcrumb href={`/w/${slug}/console/collections/${collection}`}>
            {run.collectionName}
          </Breadcrumb>
        }
        title={`Report of ${run.collectionName}`}
        description={
          <>
            Each request is a <Term id="run">run</Term>: open it for every exchange and{' '}
            <Term id="check">check</Term>.
          </>
        }
      />
      <ReportView
        key={run.id}
        workspace={slug}
        initial={run}
        mayCancel={can(member.role, 'run.cancel')}
      />
    </>
  );
}
