import type { Metadata } from 'next';
import { requireMember } from '@/app/(portal)/w/[workspace]/require-member';
import { Term } from '@/components/help/term';
import type { CommunityOption } from '@/components/requests/request-draft';
import { RequestForm } from '@/components/requests/request-form';
import { Callout } from '@/components/ui/callout';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { PageHeader } from '@/components/ui/page-header';
import { can } from '@/lib/auth/permissions';
import { listCommunities } from '@/lib/domain/communities/list-communities';
import { listKeys } from '@/lib/domain/keys/list-keys';

export const metadata: Metadata = { title: 'Request a certificate' };

type Props = Readonly<{
  params: Promise<{ workspace: string }>;
  searchParams: Promise<{ key?: string | string[]; community?: string | string[] }>;
}>;

async function issuingCommunities(workspaceId: string): Promise<CommunityOption[]> {
  const communities = await listCommunities(workspaceId);
  return communities.flatMap((community) => {
    const { id, name, description, issuance, caName, sanSchemes, agreement } = community;
    if (issuance === 'none') return [];
    return [{ id, name, description, issuance, caName, sanSchemes, agreement }];
  });
}

/** The form that asks for a certificate. */
export default async function NewRequestPage({ params, searchParams }: Props) {
  const { workspace } = await params;
  const { key, community } = await searchParams;
  const { user, member } = await requireMember(workspace);
  const mayRequest = can(member.role, 'certificate.request');
  const [communities, keys] = await Promise.all([
    issuingCommunities(member.workspace.id),
    listKeys(member.workspace.id),
  ]);
  const [first, ...others] = communities;
  return (
    <>
      <PageHeader
        title="Request a certificate"
        description={
          <>
            As real communities do it: data about the app, a <Term id="csr">CSR</Term> signed with
            its key, and a person who looks at both.
          </>
        }
        above={
          <Breadcrumb href={`/w/${workspace}/certificates/requests`}>
            Certificate requests
          </Breadcrumb>
        }
      />
      {mayRequest && first ? (
        <RequestForm
          slug={workspace}
          email={user.email}
          communities={[first, ...others]}
          keys={keys}
          keyId={typeof key === 'string' ? key : null}
          communityId={typeof community === 'string' ? community : null}
        />
      ) : (
        <Callout
          title={mayRequest ? 'No community issues certificates here' : 'You can look, not request'}
        >
          {mayRequest
            ? 'An operator or an admin can add one that names its certification authority.'
            : 'Your role may see requests. Developers, admins and owners can make them.'}
        </Callout>
      )}
    </>
  );
}
