import 'server-only';
import type { Prisma } from '@/generated/prisma/client';
import { isAtLeast, type Role } from '@/lib/auth/permissions';
import { AppError } from '@/lib/errors';
import { memberColumns } from './serialize-member';

/**
 * Inside a transaction: makes changes to the members of one workspace take turns, and returns the member that
 * is to be changed. Without turns two owners could remove each other at the same moment.
 *
 * @throws AppError `resource.not_found`, or `auth.forbidden` for a member whose role is above `actorRole`
 */
export async function lockMember(
  transaction: Prisma.TransactionClient,
  workspaceId: string,
  userId: string,
  actorRole: Role,
) {
  await transaction.$queryRaw`SELECT "id" FROM "Workspace" WHERE "id" = ${workspaceId} FOR UPDATE`;
  const member = await transaction.membership.findUnique({
    where: { workspaceId_userId: { workspaceId, userId } },
    select: memberColumns,
  });
  if (!member) {
    throw new AppError('resource.not_found', { detail: `There is no member ${userId} here.` });
  }
  if (!isAtLeast(actorRole, member.role)) {
    throw new AppError('auth.forbidden', {
      detail: `Your role is ${actorRole}; a member with the role ${member.role} is changed by another ${member.role}.`,
    });
  }
  return member;
}
