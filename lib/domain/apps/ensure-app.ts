import 'server-only';
import * as z from 'zod';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/ids';
import { env } from '@/lib/env';

/** The RFC 7591 metadata that an app keeps, in the standard's spelling. */
export const AppMetadataSchema = z.looseObject({
  client_name: z.string(),
  client_uri: z.string(),
  contacts: z.array(z.string()).min(1),
});
export type AppMetadata = z.infer<typeof AppMetadataSchema>;

export interface AppRecord {
  id: string;
  name: string;
  metadata: AppMetadata;
}

const appName = 'Console app';

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
 * The app with which the console acts as a client: one per workspace, made when it is first needed. Its
 * `client_uri` is the issuer of its software statements and the SAN URI of its certificates.
 */
export async function ensureApp(workspaceId: string): Promise<AppRecord> {
  const client = await db();
  const where = { workspaceId_name: { workspaceId, name: appName } };
  const id = newId('app');
  const row = await client.app.upsert({
    where,
    update: {},
    create: {
      id,
      workspaceId,
      name: appName,
      metadata: {
        client_name: `Onramp console`,
        client_uri: `${env().APP_URL}/clients/${id}`,
        contacts: [await contactOf(workspaceId)],
      },
    },
  });
  return { id: row.id, name: row.name, metadata: AppMetadataSchema.parse(row.metadata) };
}
