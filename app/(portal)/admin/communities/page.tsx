import type { Metadata } from 'next';
import Link from 'next/link';
import { CommunityList } from '@/components/communities/community-list';
import { Term } from '@/components/help/term';
import { buttonClass } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { listCommunities } from '@/lib/domain/communities/list-communities';
import { serializeCommunity } from '@/lib/domain/communities/trust-community';
import { requireOperator } from '../require-operator';

export const metadata: Metadata = { title: 'Communities' };

/** The communities that every workspace trusts. */
export default async function AdminCommunitiesPage() {
  await requireOperator();
  const communities = (await listCommunities(null)).map(serializeCommunity);
  return (
    <>
      <PageHeader
        title="Communities"
        description={
          <>
            Each <Term id="community">community</Term> here is trusted in every workspace.
            Workspaces can add their own beside these.
          </>
        }
        actions={
          <Link href="/admin/communities/new" className={buttonClass('primary')}>
            Add a community
          </Link>
        }
      />
      <Card>
        <CommunityList
          communities={communities}
          root="/admin/communities"
          now={new Date().toISOString()}
        />
      </Card>
    </>
  );
}
