import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { draftOf } from '@/components/communities/community-draft';
import { CommunityForm } from '@/components/communities/community-form';
import { Term } from '@/components/help/term';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { PageHeader } from '@/components/ui/page-header';
import { can } from '@/lib/auth/permissions';
import { findCommunity } from '../../find';

export const metadata: Metadata = { title: 'Change a community' };

/** Changes a community of the workspace. */
export default async function EditCommunityPage({
  params,
}: Readonly<{ params: Promise<{ workspace: string; community: string }> }>) {
  const { workspace, community: id } = await params;
  const { member, community } = await findCommunity(workspace, id);
  if (community.managedBy !== 'workspace' || !can(member.role, 'community.manage')) notFound();
  const { slug } = member.workspace;
  const root = `/w/${slug}/certificates/communities`;
  return (
    <>
      <PageHeader
        title={`Change ${community.name}`}
        description={
          <>
            What is saved here counts from the next <Term id="run">run</Term> on.
          </>
        }
        above={<Breadcrumb href={`${root}/${id}`}>{community.name}</Breadcrumb>}
      />
      <CommunityForm
        api={`/workspaces/${slug}/communities/${community.id}`}
        root={root}
        initial={draftOf(community)}
        isNew={false}
      />
    </>
  );
}
