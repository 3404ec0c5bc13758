import 'server-only';
import { db } from '@/lib/db/client';
import type { RegistrationSummary } from '@/lib/schemas/registration';

/** The registrations of a workspace, the one that changed last first. */
export async function listRegistrations(workspaceId: string): Promise<RegistrationSummary[]> {
  const client = await db();
  const rows = await client.registration.findMany({
    where: { workspaceId },
    orderBy: { updatedAt: 'desc' },
    take: 200,
    select: {
      id: true,
      holderBaseUrl: true,
      registrationEndpoint: true,
      community: true,
      method: true,
      issuer: true,
      clientId: true,
      scope: true,
      status: true,
      certificateId: true,
      createdAt: true,
      updatedAt: true,
      app: { select: { name: true } },
    },
  });
  return rows.map(({ app, createdAt, updatedAt, ...row }) => ({
    ...row,
    appName: app.name,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  }));
}
