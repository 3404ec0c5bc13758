import 'server-only';
import { can } from '@/lib/auth/permissions';
import { db } from '@/lib/db/client';
import type { ReturnProblem } from '@/lib/schemas/authorization';
import { getAuthorization } from './get-authorization';

/** Where a person is sent by an authorization of one of their workspaces, or why they are not. */
export async function findVisit(
  userId: string,
  id: string,
): Promise<{ url: string } | { problem: ReturnProblem }> {
  const client = await db();
  const row = await client.runAuthorization.findUnique({
    where: { id },
    select: {
      workspaceId: true,
      startedById: true,
      workspace: { select: { memberships: { where: { userId }, select: { role: true } } } },
    },
  });
  const role = row?.workspace.memberships[0]?.role;
  if (!row || role === undefined) return { problem: 'unknown' };
  if (!can(role, 'run.start')) return { problem: 'other-person' };
  if (row.startedById !== null && row.startedById !== userId) return { problem: 'other-person' };
  const { status, url } = await getAuthorization(row.workspaceId, row.startedById, id);
  if (url !== null) return { url };
  return { problem: status === 'expired' || status === 'cancelled' ? status : 'used' };
}
