import { notFound } from 'next/navigation';
import { cache } from 'react';
import { listCommunities } from '@/lib/domain/communities/list-communities';
import { serializeCommunity } from '@/lib/domain/communities/trust-community';
import { requireOperator } from '../require-operator';

/** The community of every workspace that an address names; not found for who does not operate the portal. */
export const findCommunity = cache(async function findCommunity(id: string) {
  await requireOperator();
  const found = (await listCommunities(null)).find((one) => one.id === id);
  if (!found) notFound();
  return serializeCommunity(found);
});
