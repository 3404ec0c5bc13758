import 'server-only';
import { db } from '@/lib/db/client';
import { AppError } from '@/lib/errors';

/** What an act on a registration needs to know of it. */
export interface RegistrationRecord {
  id: string;
  appName: string;
  certificateId: string;
  holderBaseUrl: string;
  community: string;
  method: string;
  issuer: string;
  clientId: string;
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
      method: true,
      issuer: true,
      clientId: true,
      scope: true,
      status: true,
      app: { select: { name: true } },
    },
  });
  if (!row) {
    throw new AppError('resource.not_found', { detail: `There is no registration ${id} here.` });
  }
  const { app, ...rest } = row;
  return { ...rest, appName: app.name };
}
