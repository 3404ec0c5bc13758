import 'server-only';
import { db } from '@/lib/db/client';
import { sandboxTrustCommunities } from './sandbox-trust-communities';
import { communityOfRow, type TrustCommunity } from './trust-community';

/**
 * Every community that a workspace trusts: those of the sandbox, the operator's, and its own, in this order.
 *
 * @param workspaceId null: without any of a workspace, as the operator sees them
 */
export async function listCommunities(workspaceId: string | null): Promise<TrustCommunity[]> {
  const client = await db();
  const rows = await client.community.findMany({
    where:
      workspaceId === null
        ? { workspaceId: null }
        : { OR: [{ workspaceId: null }, { workspaceId }] },
    orderBy: [{ workspaceId: { sort: 'desc', nulls: 'first' } }, { name: 'asc' }],
    take: 200,
  });
  return [...(await sandboxTrustCommunities()), ...rows.map(communityOfRow)];
}
