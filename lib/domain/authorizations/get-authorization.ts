import 'server-only';
import { db } from '@/lib/db/client';
import { AppError } from '@/lib/errors';
import { AuthorizationStatusSchema, type Authorization } from '@/lib/schemas/authorization';
import { openSecrets } from './authorization-secrets';

/**
 * An authorization of this workspace with the address to which the browser goes, for the person who started the run.
 *
 * @param userId the person; null for a token of a script, which sees those of scripts
 * @throws AppError `resource.not_found`, also for one that is somebody else's
 */
export async function getAuthorization(
  workspaceId: string,
  userId: string | null,
  id: string,
): Promise<Authorization> {
  const client = await db();
  const row = await client.runAuthorization.findFirst({
    where: { id, workspaceId, OR: [{ startedById: userId }, { startedById: null }] },
  });
  if (!row) {
    throw new AppError('resource.not_found', {
      detail: `There is no sign-in ${id} here, or somebody else started it.`,
    });
  }
  const isOver = row.status === 'waiting' && row.expiresAt.getTime() <= Date.now();
  const status = isOver ? 'expired' : AuthorizationStatusSchema.parse(row.status);
  const isWaiting = status === 'waiting';
  return {
    id,
    runId: row.runId,
    status,
    url: isWaiting ? (await openSecrets(id, row.sealedSecrets)).url : null,
    expiresAt: row.expiresAt.toISOString(),
  };
}
