import 'server-only';
import { db } from '@/lib/db/client';
import type { Invitation } from '@/lib/schemas/workspace';
import { namesOf } from '../people/names-of';
import { isOpenAt } from './open-invitations';
import { invitationColumns, serializeInvitation } from './serialize-invitation';

/** The open invitations of a workspace, newest first. */
export async function listInvitations(workspaceId: string): Promise<Invitation[]> {
  const client = await db();
  const rows = await client.invitation.findMany({
    where: { workspaceId, ...isOpenAt(new Date()) },
    orderBy: { id: 'desc' },
    take: 200,
    select: invitationColumns,
  });
  const names = await namesOf(rows.map((row) => row.invitedById));
  return rows.map((row) => serializeInvitation(row, names));
}
