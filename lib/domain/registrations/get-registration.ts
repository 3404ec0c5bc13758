import 'server-only';
import { db } from '@/lib/db/client';
import { AppMetadataSchema, type AppMetadata } from '@/lib/domain/apps/ensure-app';
import { AppError } from '@/lib/errors';

/** What an act on a registration needs to know of it. */
export interface RegistrationRecord {
  id: string;
  app: { name: string; metadata: AppMetadata };
  certificateId: string;
  holderBaseUrl: string;
  community: string;
  issuer: string;
  scope: string;
  status: string;
}

/** A registration of this workspace. Throws `resource.not_found`. */
export async function getRegistration(
  workspaceId: string,
  id: string,
): Promise<RegistrationRecord> {
  const client = await db();
  const row = await client.registration.findFirst({
    where: { workspaceId, id },
    select: {
      id: true,
      certificateId: true,
      holderBaseUrl: true,
      community: true,
      issuer: true,
      scope: true,
      status: true,
      app: { select: { name: true, metadata: true } },
    },
  });
  if (!row) {
    throw new AppError('resource.not_found', { detail: `There is no registration ${id} here.` });
  }
  const { name, metadata } = row.app;
  return { ...row, app: { name, metadata: AppMetadataSchema.parse(metadata) } };
}
