import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { emptyCommunity } from '@/components/communities/community-draft';
import { CommunityForm } from '@/components/communities/community-form';
import { Term } from '@/components/help/term';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { PageHeader } from '@/components/ui/page-header';
import { can } from '@/lib/auth/permissions';
import { requireMember } from '../../../require-member';

export const metadata: Metadata = { title: 'Add a community' };

/** Adds a community that the workspace trusts. */
export default async function NewCommunityPage({
  params,
}: Readonly<{ params: Promise<{ workspace: string }> }>) {
  const { member } = await requireMember((await params).workspace);
  if (!can(member.role, 'community.manage')) notFound();
  const { slug } = member.workspace;
  const root = `/w/${slug}/certificates/communities`;
  return (
    <>
      <PageHeader
        title="Add a community"
        description={
          <>
            From then on the members of this <Term id="community">community</Term> are trusted in
            this workspace.
          </>
        }
        above={<Breadcrumb href={root}>Communities</Breadcrumb>}
      />
      <CommunityForm
        api={`/workspaces/${slug}/communities`}
        root={root}
        initial={emptyCommunity}
        isNew
      />
    </>
  );
}
