import { BadgePlus, FileSignature } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { requireMember } from '@/app/(portal)/w/[workspace]/require-member';
import { Term } from '@/components/help/term';
import { RequestList } from '@/components/requests/request-list';
import { buttonClass } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { can } from '@/lib/auth/permissions';
import { listRequests } from '@/lib/domain/certificate-requests/list-requests';

export const metadata: Metadata = { title: 'Certificate requests' };

/** The certificate requests of the workspace. */
export default async function RequestsPage({
  params,
}: Readonly<{ params: Promise<{ workspace: string }> }>) {
  const { workspace } = await params;
  const { member } = await requireMember(workspace);
  const requests = await listRequests(member.workspace.id);
  const root = `/w/${workspace}/certificates/requests`;
  const mayRequest = can(member.role, 'certificate.request');
  const action = mayRequest ? (
    <Link href={`${root}/new`} className={buttonClass('primary')}>
      <BadgePlus aria-hidden /> Request a certificate
    </Link>
  ) : undefined;
  return (
    <>
      <PageHeader
        title="Certificate requests"
        description={
          <>
            Asked for with a <Term id="csr">CSR</Term>, looked at by a person, then issued: the way
            that real communities issue certificates.
          </>
        }
        actions={requests.length > 0 ? action : undefined}
      />
      {!mayRequest && (
        <Callout className="mb-4" title="You can look, not request">
          Your role may see requests. Developers, admins and owners can make them.
        </Callout>
      )}
      <Card className="overflow-hidden">
        {requests.length === 0 ? (
          <EmptyState icon={FileSignature} title="No requests yet" actions={action}>
            Tell about the app, choose a key, and the CSR is made for you. The answer comes here.
          </EmptyState>
        ) : (
          <RequestList
            requests={requests}
            root={root}
            side="applicant"
            now={new Date().toISOString()}
          />
        )}
      </Card>
    </>
  );
}
