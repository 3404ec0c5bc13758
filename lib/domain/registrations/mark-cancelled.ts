import 'server-only';
import { db } from '@/lib/db/client';
import { addRevision } from './add-revision';
import { authorOfRun } from './author-of-run';

/**
 * Keeps that the holder confirmed the end of a registration. It stays in the list; no run uses it again, and its
 * secrets are thrown away.
 */
export async function markCancelled(
  workspaceId: string,
  id: string,
  by: { runId: string; kind: 'cancelled' | 'deleted' },
): Promise<void> {
  const client = await db();
  const author = await authorOfRun(by.runId);
  await client.$transaction(async (tx) => {
    const { count } = await tx.registration.updateMany({
      where: { workspaceId, id },
      data: {
        status: 'cancelled',
        sealedClientSecret: null,
        sealedRegistrationToken: null,
        remindAt: null,
      },
    });
    if (count === 1) await addRevision(tx, id, { kind: by.kind, author, runId: by.runId });
  });
}
