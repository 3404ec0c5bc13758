import 'server-only';
import { db } from '@/lib/db/client';
import { AppError } from '@/lib/errors';
import type { CommunityUpdate } from '@/lib/schemas/community';
import { communityColumns } from './community-columns';
import { assertFreeUri } from './create-community';
import { getCommunity } from './get-community';
import type { TrustCommunity } from './trust-community';

/** What is said when somebody would change a community that is not theirs to change. */
export function notYours(community: TrustCommunity): AppError {
  const who =
    community.managedBy === 'sandbox' ? 'the portal itself' : 'the operator of the portal';
  return new AppError('auth.forbidden', {
    detail: `“${community.name}” is looked after by ${who}; here it can be read only.`,
  });
}

/**
 * Changes a community of the workspace, or with `workspaceId` null one of the operator.
 *
 * @throws AppError `resource.not_found`, `auth.forbidden` for those of others, `request.invalid`
 */
export async function updateCommunity(
  workspaceId: string | null,
  id: string,
  change: CommunityUpdate,
): Promise<TrustCommunity> {
  const community = await getCommunity(workspaceId, id);
  const mine = workspaceId === null ? 'operator' : 'workspace';
  if (community.managedBy !== mine) throw notYours(community);
  if (change.uri !== undefined) await assertFreeUri(workspaceId, change.uri, id);
  const client = await db();
  await client.community.updateMany({ where: { id, workspaceId }, data: communityColumns(change) });
  return getCommunity(workspaceId, id);
}
