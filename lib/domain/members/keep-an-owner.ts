import 'server-only';
import type { Prisma } from '@/generated/prisma/client';
import { AppError } from '@/lib/errors';

/** Inside the transaction of `lockMember`: throws `membership.last_owner` unless somebody else owns the workspace, too. */
export async function keepAnOwner(
  transaction: Prisma.TransactionClient,
  workspaceId: string,
  userId: string,
): Promise<void> {
  const others = await transaction.membership.count({
    where: { workspaceId, role: 'owner', userId: { not: userId } },
  });
  if (others === 0) {
    throw new AppError('membership.last_owner', {
      detail: 'This is the last owner. Make somebody else an owner first.',
    });
  }
}
