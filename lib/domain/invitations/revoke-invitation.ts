import 'server-only';
import { db } from '@/lib/db/client';
import { AppError } from '@/lib/errors';
import { isOpenAt } from './open-invitations';

/** Takes an open invitation of the workspace back. Throws `resource.not_found` when there is none. */
export async function revokeInvitation(workspaceId: string, invitationId: string): Promise<void> {
  const client = await db();
  const now = new Date();
  const { count } = await client.invitation.updateMany({
    where: { id: invitationId, workspaceId, ...isOpenAt(now) },
    data: { revokedAt: now },
  });
  if (count === 0) {
    throw new AppError('resource.not_found', {
      detail: `There is no open invitation ${invitationId} here.`,
    });
  }
}
