import 'server-only';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/ids';
import { AppMetadataSchema, type AppMetadata } from '@/lib/protocol/registration/client-metadata';
import { appPage } from './app-issuer';
import { ensureClients } from './ensure-clients';

export interface ConsoleApp {
  id: string;
  name: string;
  metadata: AppMetadata;
  /** The issuer of its client for client credentials. */
  issuer: string;
}

/** The name by which the console finds its app. */
export const consoleAppName = 'Console app';

async function contactOf(workspaceId: string): Promise<string> {
  const client = await db();
  const owner = await client.membership.findFirst({
    where: { workspaceId, role: 'owner' },
    orderBy: { createdAt: 'asc' },
    select: { user: { select: { email: true } } },
  });
  return `mailto:${owner?.user.email ?? 'owner@example.org'}`;
}

/**
 * The app with which the console acts as a client: one per workspace, made when it is first needed. Its issuer for
 * client credentials is the SAN URI of the certificates that the sandbox issues for it.
 */
export async function ensureApp(workspaceId: string): Promise<ConsoleApp> {
  const client = await db();
  const id = newId('app');
  const app = await client.app.upsert({
    where: { workspaceId_name: { workspaceId, name: consoleAppName } },
    update: {},
    create: {
      id,
      workspaceId,
      name: consoleAppName,
      metadata: {
        client_name: `Onramp console`,
        client_uri: appPage(id),
        contacts: [await contactOf(workspaceId)],
      },
    },
  });
  await ensureClients(workspaceId, app.id);
  const { issuer } = await client.appClient.findUniqueOrThrow({
    where: { appId_grantType: { appId: app.id, grantType: 'client_credentials' } },
    select: { issuer: true },
  });
  return { id: app.id, name: app.name, metadata: AppMetadataSchema.parse(app.metadata), issuer };
}
