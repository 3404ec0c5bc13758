import type { Metadata } from 'next';
import Link from 'next/link';
import { CommunityList } from '@/components/communities/community-list';
import { Term } from '@/components/help/term';
import { buttonClass } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { can } from '@/lib/auth/permissions';
import { listCommunities } from '@/lib/domain/communities/list-communities';
import { serializeCommunity } from '@/lib/domain/communities/trust-community';
import { requireMember } from '../../require-member';

export const metadata: Metadata = { title: 'Communities' };

/** The trust communities that the workspace knows. */
export default async function CommunitiesPage({
  params,
}: Readonly<{ params: Promise<{ workspace: string }> }>) {
  const { member } = await requireMember((await params).workspace);
  const { id, slug } = member.workspace;
  const root = `/w/${slug}/certificates/communities`;
  const communities = (await listCommunities(id)).map(serializeCommunity);
  return (
    <>
      <PageHeader
        title="Communities"
        description={
          <>
            Whom this workspace trusts. A certificate counts when it leads to an{' '}
            <Term id="anchor">anchor</Term> of one of these, by the rules of that community.
          </>
        }
        actions={
          can(member.role, 'community.manage') ? (
            <Link href={`${root}/new`} className={buttonClass('primary')}>
              Add a community
            </Link>
          ) : undefined
        }
      />
      <Card>
        <CommunityList communities={communities} root={root} now={new Date().toISOString()} />
      </Card>
    </>
  );
}
