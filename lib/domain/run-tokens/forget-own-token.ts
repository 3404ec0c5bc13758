import 'server-only';
import { db } from '@/lib/db/client';
import { AppError } from '@/lib/errors';

/**
 * Forgets access that a person has here; the holder is not told.
 *
 * @throws AppError `resource.not_found`, also for what is somebody else's
 */
export async function forgetOwnToken(
  workspaceId: string,
  createdById: string | null,
  id: string,
): Promise<void> {
  const client = await db();
  const { count } = await client.runToken.deleteMany({ where: { id, workspaceId, createdById } });
  if (count === 0) {
    throw new AppError('resource.not_found', {
      detail: `There is no access ${id} of yours here.`,
    });
  }
}
