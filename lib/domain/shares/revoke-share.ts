import 'server-only';
import { db } from '@/lib/db/client';
import { AppError } from '@/lib/errors';

/** Closes a link of the workspace at once. Throws `resource.not_found` when none is open under that id. */
export async function revokeShare(workspaceId: string, shareId: string): Promise<void> {
  const client = await db();
  const { count } = await client.runShare.updateMany({
    where: { id: shareId, workspaceId, revokedAt: null },
    data: { revokedAt: new Date() },
  });
  if (count === 0) {
    throw new AppError('resource.not_found', {
      detail: `There is no share ${shareId} to revoke here.`,
    });
  }
}
