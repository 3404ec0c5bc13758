import 'server-only';
import { db } from '@/lib/db/client';
import type { Role, UpdateWorkspace, Workspace } from '@/lib/schemas/workspace';
import { getWorkspace } from './get-workspace';

/** Renames a workspace. Throws `resource.not_found` when it is gone. */
export async function updateWorkspace(
  workspaceId: string,
  role: Role,
  input: UpdateWorkspace,
): Promise<Workspace> {
  const client = await db();
  await client.workspace.updateMany({ where: { id: workspaceId }, data: { name: input.name } });
  return getWorkspace(workspaceId, role);
}
