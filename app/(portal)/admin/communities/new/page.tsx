import type { Metadata } from 'next';
import { emptyCommunity } from '@/components/communities/community-draft';
import { CommunityForm } from '@/components/communities/community-form';
import { Term } from '@/components/help/term';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { PageHeader } from '@/components/ui/page-header';
import { requireOperator } from '../../require-operator';

export const metadata: Metadata = { title: 'Add a community' };

/** Adds a community that every workspace trusts. */
export default async function AdminNewCommunityPage() {
  await requireOperator();
  return (
    <>
      <PageHeader
        title="Add a community"
        description={
          <>
            From then on the members of this <Term id="community">community</Term> are trusted in
            every workspace.
          </>
        }
        above={<Breadcrumb href="/admin/communities">Communities</Breadcrumb>}
      />
      <CommunityForm
        api="/admin/communities"
        root="/admin/communities"
        initial={emptyCommunity}
        isNew
      />
    </>
  );
}
