import 'server-only';
import { db } from '@/lib/db/client';
import type { Workspace } from '@/lib/schemas/workspace';

/** The workspaces of a person by name, with the person's role in each. */
export async function listWorkspaces(userId: string): Promise<Workspace[]> {
  const client = await db();
  const memberships = await client.membership.findMany({
    where: { userId },
    orderBy: [{ workspace: { name: 'asc' } }, { workspaceId: 'asc' }],
    select: {
      role: true,
      workspace: { select: { id: true, slug: true, name: true, createdAt: true } },
    },
  });
  return memberships.map(({ role, workspace }) => ({
    ...workspace,
    role,
    createdAt: workspace.createdAt.toISOString(),
  }));
}
