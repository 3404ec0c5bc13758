import type { Metadata } from 'next';
import Link from 'next/link';
import { CommunityDetails } from '@/components/communities/community-details';
import { RemoveCommunity } from '@/components/communities/remove-community';
import { buttonClass } from '@/components/ui/button';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { PageHeader } from '@/components/ui/page-header';
import { findCommunity } from '../find';

type Props = Readonly<{ params: Promise<{ community: string }> }>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await findCommunity((await params).community)).name };
}

/** One of the communities that every workspace trusts. */
export default async function AdminCommunityPage({ params }: Props) {
  const community = await findCommunity((await params).community);
  const root = '/admin/communities';
  return (
    <>
      <PageHeader
        title={community.name}
        description={community.description || 'A trust community.'}
        above={<Breadcrumb href={root}>Communities</Breadcrumb>}
        actions={
          community.managedBy === 'operator' ? (
            <>
              <Link href={`${root}/${community.id}/edit`} className={buttonClass()}>
                Change
              </Link>
              <RemoveCommunity api={`${root}/${community.id}`} root={root} name={community.name} />
            </>
          ) : undefined
        }
      />
      <CommunityDetails community={community} now={new Date().toISOString()} />
    </>
  );
}
