import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CommunityDetails } from '@/components/communities/community-details';
import { draftOf } from '@/components/communities/community-draft';
import { CommunityForm } from '@/components/communities/community-form';
import { RemoveCommunity } from '@/components/communities/remove-community';
import { PageHeader } from '@/components/ui/page-header';
import { listCommunities } from '@/lib/domain/communities/list-communities';
import { serializeCommunity } from '@/lib/domain/communities/trust-community';
import { requireOperator } from '../../require-operator';

export const metadata: Metadata = { title: 'Community' };

/** One of the communities that every workspace trusts: to change, or to read when it is the sandbox's. */
export default async function AdminCommunityPage({
  params,
}: Readonly<{ params: Promise<{ community: string }> }>) {
  await requireOperator();
  const { community: id } = await params;
  const found = (await listCommunities(null)).find((one) => one.id === id);
  if (!found) notFound();
  const community = serializeCommunity(found);
  const api = `/admin/communities/${community.id}`;
  return (
    <>
      <PageHeader
        title={community.name}
        description={community.description || 'A trust community.'}
        actions={
          community.managedBy === 'operator' ? (
            <RemoveCommunity api={api} root="/admin/communities" name={community.name} />
          ) : undefined
        }
      />
      {community.managedBy === 'operator' ? (
        <CommunityForm
          api={api}
          root="/admin/communities"
          initial={draftOf(community)}
          isNew={false}
        />
      ) : (
        <CommunityDetails community={community} now={new Date().toISOString()} />
      )}
    </>
  );
}
