import 'server-only';
import { db } from '@/lib/db/client';
import { AppError } from '@/lib/errors';
import type { Role, Workspace } from '@/lib/schemas/workspace';

/** A workspace as somebody with `role` sees it. Throws `resource.not_found` when it is gone. */
export async function getWorkspace(workspaceId: string, role: Role): Promise<Workspace> {
  const client = await db();
  const workspace = await client.workspace.findUnique({
    where: { id: workspaceId },
    select: { id: true, slug: true, name: true, createdAt: true },
  });
  if (!workspace) throw new AppError('resource.not_found');
  return { ...workspace, role, createdAt: workspace.createdAt.toISOString() };
}
