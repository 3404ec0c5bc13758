import 'server-only';
import { db } from '@/lib/db/client';
import type { RegistrationSummary } from '@/lib/schemas/registration';
import { serializeRegistration, summaryColumns } from './registration-row';

/** The registrations of a workspace, or of one of its apps, the one that changed last first. */
export async function listRegistrations(
  workspaceId: string,
  filter: { appId?: string } = {},
): Promise<RegistrationSummary[]> {
  const client = await db();
  const rows = await client.registration.findMany({
    where: { workspaceId, ...filter },
    orderBy: { updatedAt: 'desc' },
    take: 1000,
    select: summaryColumns,
  });
  const now = new Date();
  return rows.map((row) => serializeRegistration(row, now));
}
