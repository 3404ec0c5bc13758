import 'server-only';
import { can } from '@/lib/auth/permissions';
import { db } from '@/lib/db/client';
import { listWorkspaces } from '@/lib/domain/workspaces/list-workspaces';
import type { ReaderPlace } from '@/lib/guide/reader-place';

/** Where a reader can take what they found in the documentation, by the names of the workspaces. */
export async function readerPlaces(userId: string): Promise<ReaderPlace[]> {
  const workspaces = (await listWorkspaces(userId)).filter(({ role }) => can(role, 'app.manage'));
  const client = await db();
  const apps = await client.app.findMany({
    where: { workspaceId: { in: workspaces.map(({ id }) => id) } },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true, workspaceId: true },
  });
  return workspaces.map(({ id, slug, name }) => ({
    slug,
    name,
    apps: apps
      .filter(({ workspaceId }) => workspaceId === id)
      .map((app) => ({ id: app.id, name: app.name })),
  }));
}
