import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { draftOf } from '@/components/communities/community-draft';
import { CommunityForm } from '@/components/communities/community-form';
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
  return (
    <>
      <PageHeader
        title={community.name}
        description="What is saved here counts from the next run on."
      />
      <CommunityForm
        api={`/workspaces/${slug}/communities/${community.id}`}
        root={`/w/${slug}/certificates/communities`}
        initial={draftOf(community)}
        isNew={false}
      />
    </>
  );
}
