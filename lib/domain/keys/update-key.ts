import 'server-only';
import { db } from '@/lib/db/client';
import type { KeySummary, UpdateKey } from '@/lib/schemas/key';
import { getKey, noSuchKey } from './get-key';

/** Renames a key, or changes when it is to be replaced. Throws `resource.not_found`. */
export async function updateKey(
  workspaceId: string,
  id: string,
  change: UpdateKey,
): Promise<KeySummary> {
  const client = await db();
  const { count } = await client.key.updateMany({
    where: { id, workspaceId },
    data: {
      ...(change.name === undefined ? {} : { name: change.name }),
      ...(change.replaceBy === undefined
        ? {}
        : { replaceBy: change.replaceBy === null ? null : new Date(change.replaceBy) }),
    },
  });
  if (count === 0) throw noSuchKey(id);
  return getKey(workspaceId, id);
}
