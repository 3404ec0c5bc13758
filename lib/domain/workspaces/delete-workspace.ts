import 'server-only';
import { db } from '@/lib/db/client';
import { AppError } from '@/lib/errors';

/** Deletes a workspace and everything that it owns; its audit entries stay. Throws `resource.not_found`. */
export async function deleteWorkspace(workspaceId: string): Promise<void> {
  const client = await db();
  const { count } = await client.workspace.deleteMany({ where: { id: workspaceId } });
  if (count === 0) throw new AppError('resource.not_found');
}
