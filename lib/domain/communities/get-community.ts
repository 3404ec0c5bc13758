import 'server-only';
import { AppError } from '@/lib/errors';
import { listCommunities } from './list-communities';
import type { TrustCommunity } from './trust-community';

/**
 * A community that the workspace trusts, by id; for `workspaceId` null only those that are no workspace's.
 * Throws `resource.not_found`.
 */
export async function getCommunity(
  workspaceId: string | null,
  id: string,
): Promise<TrustCommunity> {
  const found = (await listCommunities(workspaceId)).find((community) => community.id === id);
  if (!found) {
    throw new AppError('resource.not_found', { detail: `There is no community ${id} here.` });
  }
  return found;
}
