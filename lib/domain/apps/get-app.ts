import 'server-only';
import { db } from '@/lib/db/client';
import type { App } from '@/lib/schemas/app';
import { appColumns, serializeApp } from './app-row';
import { grantTypes } from './default-clients';
import { ensureClients } from './ensure-clients';
import { noSuchApp } from './no-such-app';

/** An app of this workspace with both its clients. Throws `resource.not_found` when it has no such one. */
export async function getApp(workspaceId: string, id: string): Promise<App> {
  const client = await db();
  const find = () => client.app.findFirst({ where: { id, workspaceId }, select: appColumns });
  let row = await find();
  if (row && row.clients.length < grantTypes.length) {
    await ensureClients(workspaceId, id);
    row = await find();
  }
  if (!row) throw noSuchApp(id);
  return serializeApp(row);
}
