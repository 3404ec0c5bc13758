import 'server-only';
import { db } from '@/lib/db/client';
import type { MemberRow } from '@/lib/schemas/workspace';
import { memberColumns, serializeMember } from './serialize-member';

/** Everybody in a workspace, in the order in which they joined. */
export async function listMembers(workspaceId: string): Promise<MemberRow[]> {
  const client = await db();
  const rows = await client.membership.findMany({
    where: { workspaceId },
    orderBy: [{ createdAt: 'asc' }, { userId: 'asc' }],
    select: memberColumns,
  });
  return rows.map(serializeMember);
}
