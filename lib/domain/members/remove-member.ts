import 'server-only';
import type { Role } from '@/lib/auth/permissions';
import { db } from '@/lib/db/client';
import { keepAnOwner } from './keep-an-owner';
import { lockMember } from './lock-member';

/**
 * Removes somebody from a workspace and revokes the API tokens and the open invitations that they made there:
 * nobody keeps a back door.
 *
 * @throws AppError `resource.not_found`, `auth.forbidden`, `membership.last_owner`
 */
export async function removeMember(
  workspaceId: string,
  userId: string,
  actorRole: Role,
): Promise<void> {
  const client = await db();
  await client.$transaction(async (transaction) => {
    const member = await lockMember(transaction, workspaceId, userId, actorRole);
    if (member.role === 'owner') await keepAnOwner(transaction, workspaceId, userId);
    await transaction.membership.delete({ where: { workspaceId_userId: { workspaceId, userId } } });
    await transaction.apiToken.updateMany({
      where: { workspaceId, createdById: userId, revokedAt: null },
      data: { revokedAt: new Date() },
    });
    await transaction.invitation.updateMany({
      where: { workspaceId, invitedById: userId, acceptedAt: null, revokedAt: null },
      data: { revokedAt: new Date() },
    });
  });
}
