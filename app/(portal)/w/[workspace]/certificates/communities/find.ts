import { notFound } from 'next/navigation';
import { cache } from 'react';
import { listCommunities } from '@/lib/domain/communities/list-communities';
import { serializeCommunity } from '@/lib/domain/communities/trust-community';
import { requireMember } from '../../require-member';

/** The community that an address names, and who looks at it; not found when the workspace does not know it. */
export const findCommunity = cache(async function findCommunity(slug: string, id: string) {
  const { member } = await requireMember(slug);
  const found = (await listCommunities(member.workspace.id)).find((one) => one.id === id);
  if (!found) notFound();
  return { member, community: serializeCommunity(found) };
});
