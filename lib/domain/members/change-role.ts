import 'server-only';
import { isAtLeast, type Role } from '@/lib/auth/permissions';
import { db } from '@/lib/db/client';
import { AppError } from '@/lib/errors';
import { RoleSchema, type MemberRow } from '@/lib/schemas/workspace';
import { keepAnOwner } from './keep-an-owner';
import { lockMember } from './lock-member';
import { serializeMember } from './serialize-member';

/**
 * Gives a member another role. Nobody gives a role above their own, nor changes a member above themselves.
 * API tokens that the member made with more than the new role are revoked.
 *
 * @throws AppError `resource.not_found`, `auth.forbidden`, `membership.last_owner`
 */
export async function changeRole(
  workspaceId: string,
  userId: string,
  role: Role,
  actorRole: Role,
): Promise<MemberRow> {
  if (!isAtLeast(actorRole, role)) {
    throw new AppError('auth.forbidden', {
      detail: `Your role is ${actorRole}; you cannot give the role ${role}.`,
    });
  }
  const client = await db();
  return client.$transaction(async (transaction) => {
    const member = await lockMember(transaction, workspaceId, userId, actorRole);
    if (member.role === 'owner' && role !== 'owner') {
      await keepAnOwner(transaction, workspaceId, userId);
    }
    await transaction.membership.update({
      where: { workspaceId_userId: { workspaceId, userId } },
      data: { role },
    });
    await transaction.apiToken.updateMany({
      where: {
        workspaceId,
        createdById: userId,
        revokedAt: null,
        role: { in: RoleSchema.options.filter((other) => !isAtLeast(role, other)) },
      },
      data: { revokedAt: new Date() },
    });
    return serializeMember({ ...member, role });
  });
}
