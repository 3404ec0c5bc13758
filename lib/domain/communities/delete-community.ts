import 'server-only';
import { db } from '@/lib/db/client';
import { getCommunity } from './get-community';
import { notYours } from './update-community';

/**
 * Removes a community of the workspace, or with `workspaceId` null one of the operator. Certificates and
 * registrations stay; their community is then known by its URI only.
 *
 * @throws AppError `resource.not_found`, `auth.forbidden` for those of others
 */
export async function deleteCommunity(workspaceId: string | null, id: string): Promise<void> {
  const community = await getCommunity(workspaceId, id);
  const mine = workspaceId === null ? 'operator' : 'workspace';
  if (community.managedBy !== mine) throw notYours(community);
  const client = await db();
  await client.community.deleteMany({ where: { id, workspaceId } });
}
