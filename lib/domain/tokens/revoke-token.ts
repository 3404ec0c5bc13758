import 'server-only';
import { db } from '@/lib/db/client';
import { AppError } from '@/lib/errors';

/** Revokes a token of the workspace at once. Throws `resource.not_found` when none works under that id. */
export async function revokeToken(workspaceId: string, tokenId: string): Promise<void> {
  const client = await db();
  const { count } = await client.apiToken.updateMany({
    where: { id: tokenId, workspaceId, revokedAt: null },
    data: { revokedAt: new Date() },
  });
  if (count === 0) {
    throw new AppError('resource.not_found', {
      detail: `There is no token ${tokenId} to revoke here.`,
    });
  }
}
