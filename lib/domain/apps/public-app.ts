import 'server-only';
import { db } from '@/lib/db/client';
import { AppMetadataSchema, type AppMetadata } from '@/lib/protocol/registration/client-metadata';
import { jwksUri } from './app-issuer';

/** What everybody may know of an app: what it says of itself when it registers, and where its keys are. */
export interface PublicApp {
  metadata: AppMetadata;
  jwksUri: string;
}

/** The public side of an app, by its id alone; null when there is none. Nothing of its workspace is in it. */
export async function publicApp(id: string): Promise<PublicApp | null> {
  const client = await db();
  const row = await client.app.findUnique({ where: { id }, select: { metadata: true } });
  return row && { metadata: AppMetadataSchema.parse(row.metadata), jwksUri: jwksUri(id) };
}
