import 'server-only';
import { db } from '@/lib/db/client';
import { GrantTypeSchema, type GrantType } from '@/lib/protocol/registration/client-metadata';

/** One registrable client of a workspace, as choices show it. */
export interface AppClientChoice {
  appId: string;
  appName: string;
  grantType: GrantType;
  issuer: string;
}

/** The registrable clients of all apps of a workspace, by the name of the app. */
export async function listAppClients(workspaceId: string): Promise<AppClientChoice[]> {
  const client = await db();
  const rows = await client.appClient.findMany({
    where: { workspaceId },
    orderBy: [{ app: { name: 'asc' } }, { grantType: 'desc' }],
    select: { appId: true, grantType: true, issuer: true, app: { select: { name: true } } },
  });
  return rows.map(({ app, grantType, ...row }) => ({
    ...row,
    appName: app.name,
    grantType: GrantTypeSchema.parse(grantType),
  }));
}
