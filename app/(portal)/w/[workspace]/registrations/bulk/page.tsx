import { ListPlus } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { requireMember } from '@/app/(portal)/w/[workspace]/require-member';
import { BulkList } from '@/components/bulk/bulk-list';
import { Term } from '@/components/help/term';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { buttonClass } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { can } from '@/lib/auth/permissions';
import { listBulks } from '@/lib/domain/bulk-registrations/list-bulks';

export const metadata: Metadata = { title: 'Bulk registrations' };

/** The bulk registrations of the workspace. */
export default async function BulkRegistrationsPage({
  params,
}: Readonly<{ params: Promise<{ workspace: string }> }>) {
  const { member } = await requireMember((await params).workspace);
  const { id, slug } = member.workspace;
  const bulks = await listBulks(id);
  const root = `/w/${slug}/registrations/bulk`;
  const start = can(member.role, 'registration.manage') && (
    <Link href={`${root}/new`} className={buttonClass('primary')}>
      Register at many holders
    </Link>
  );
  return (
    <>
      <PageHeader
        title="Bulk registrations"
        description={
          <>
            One app at many holders: a job that goes on by itself, survives a restart, and{' '}
            <Term id="registration">registers</Term> nowhere twice.
          </>
        }
        above={<Breadcrumb href={`/w/${slug}/registrations`}>Registrations</Breadcrumb>}
        actions={bulks.length > 0 && start}
      />
      <Card>
        {bulks.length === 0 ? (
          <EmptyState icon={ListPlus} title="No bulk registration yet" actions={start}>
            Paste a list of holders, and the app is registered at each of them.
          </EmptyState>
        ) : (
          <BulkList bulks={bulks} root={root} now={new Date().toISOString()} />
        )}
      </Card>
    </>
  );
}
