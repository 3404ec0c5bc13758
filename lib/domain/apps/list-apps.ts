import 'server-only';
import { db } from '@/lib/db/client';
import type { App } from '@/lib/schemas/app';
import { appColumns, serializeApp } from './app-row';
import { grantTypes } from './default-clients';
import { ensureClients } from './ensure-clients';

/** The apps of a workspace by name, each with both its clients. */
export async function listApps(workspaceId: string): Promise<App[]> {
  const client = await db();
  const read = () =>
    client.app.findMany({
      where: { workspaceId },
      orderBy: { name: 'asc' },
      take: 500,
      select: appColumns,
    });
  const rows = await read();
  const unfinished = rows.filter((row) => row.clients.length < grantTypes.length);
  for (const { id } of unfinished) await ensureClients(workspaceId, id);
  return (unfinished.length > 0 ? await read() : rows).map(serializeApp);
}
