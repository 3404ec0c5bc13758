import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { requireMember } from '@/app/(portal)/w/[workspace]/require-member';
import { grantTypeWords } from '@/components/bulk/bulk-choices';
import { BulkView } from '@/components/bulk/bulk-view';
import { methodWords } from '@/components/bulk/bulk-words';
import { Term } from '@/components/help/term';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { PageHeader } from '@/components/ui/page-header';
import { Time } from '@/components/ui/time';
import { can } from '@/lib/auth/permissions';
import { findBulk } from '@/lib/domain/bulk-registrations/get-bulk';
import { counted } from '@/lib/format/quantities';

export const metadata: Metadata = { title: 'Bulk registration' };

/** One bulk registration: how far it is, and what came of each holder. */
export default async function BulkRegistrationPage({
  params,
}: Readonly<{ params: Promise<{ workspace: string; bulk: string }> }>) {
  const { workspace, bulk: bulkId } = await params;
  const { member } = await requireMember(workspace);
  const { id, slug } = member.workspace;
  const bulk = await findBulk(id, bulkId);
  if (!bulk) notFound();
  return (
    <>
      <PageHeader
        title={`${bulk.appName} at ${counted(bulk.total, 'holder')}`}
        description={
          <>
            <Term id={bulk.method === 'udap' ? 'udap' : 'dynamic-registration'}>
              {methodWords[bulk.method]}
            </Term>{' '}
            · {grantTypeWords[bulk.grantType]} · started by {bulk.createdBy}{' '}
            <Time at={bulk.createdAt} now={new Date().toISOString()} />
          </>
        }
        above={<Breadcrumb href={`/w/${slug}/registrations/bulk`}>Bulk registrations</Breadcrumb>}
      />
      <BulkView
        workspace={slug}
        initial={bulk}
        mayManage={can(member.role, 'registration.manage')}
      />
    </>
  );
}
