import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { draftOf } from '@/components/communities/community-draft';
import { CommunityForm } from '@/components/communities/community-form';
import { Term } from '@/components/help/term';
import { PageHeader } from '@/components/ui/page-header';
import { findCommunity } from '../../find';

export const metadata: Metadata = { title: 'Change a community' };

/** Changes a community that every workspace trusts. */
export default async function AdminEditCommunityPage({
  params,
}: Readonly<{ params: Promise<{ community: string }> }>) {
  const community = await findCommunity((await params).community);
  if (community.managedBy !== 'operator') notFound();
  const root = '/admin/communities';
  return (
    <>
      <PageHeader
        title={community.name}
        description={
          <>
            What is saved here counts in every workspace from the next <Term id="run">run</Term> on.
          </>
        }
      />
      <CommunityForm
        api={`${root}/${community.id}`}
        root={root}
        initial={draftOf(community)}
        isNew={false}
      />
    </>
  );
}
