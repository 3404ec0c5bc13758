import type { Metadata } from 'next';
import Link from 'next/link';
import { CommunityDetails } from '@/components/communities/community-details';
import { RemoveCommunity } from '@/components/communities/remove-community';
import { buttonClass } from '@/components/ui/button';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { PageHeader } from '@/components/ui/page-header';
import { can } from '@/lib/auth/permissions';
import { findCommunity } from '../find';

type Props = Readonly<{ params: Promise<{ workspace: string; community: string }> }>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { workspace, community: id } = await params;
  return { title: (await findCommunity(workspace, id)).community.name };
}

/** One trust community. */
export default async function CommunityPage({ params }: Props) {
  const { workspace, community: id } = await params;
  const { member, community } = await findCommunity(workspace, id);
  const { slug } = member.workspace;
  const root = `/w/${slug}/certificates/communities`;
  const mayChange = community.managedBy === 'workspace' && can(member.role, 'community.manage');
  return (
    <>
      <PageHeader
        title={community.name}
        description={community.description || 'A trust community.'}
        above={<Breadcrumb href={root}>Communities</Breadcrumb>}
        actions={
          <>
            {community.issuance !== 'none' && can(member.role, 'certificate.request') && (
              <Link
                href={`/w/${slug}/certificates/requests/new?community=${community.id}`}
                className={buttonClass('primary')}
              >
                Request a certificate
              </Link>
            )}
            {mayChange && (
              <>
                <Link href={`${root}/${community.id}/edit`} className={buttonClass()}>
                  Change
                </Link>
                <RemoveCommunity
                  api={`/workspaces/${slug}/communities/${community.id}`}
                  root={root}
                  name={community.name}
                />
              </>
            )}
          </>
        }
      />
      <CommunityDetails community={community} now={new Date().toISOString()} />
    </>
  );
}
