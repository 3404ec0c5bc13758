import 'server-only';
import type { Prisma } from '@/generated/prisma/client';
import type { Invitation } from '@/lib/schemas/workspace';

/** The columns that an invitation needs to be shown. */
export const invitationColumns = {
  id: true,
  email: true,
  role: true,
  invitedById: true,
  createdAt: true,
  expiresAt: true,
} satisfies Prisma.InvitationSelect;

type Row = Prisma.InvitationGetPayload<{ select: typeof invitationColumns }>;

/** A database row as the API and the pages show it. `names` has the names of people by id. */
export function serializeInvitation(row: Row, names: ReadonlyMap<string, string>): Invitation {
  return {
    id: row.id,
    email: row.email,
    role: row.role,
    invitedBy: row.invitedById === null ? null : (names.get(row.invitedById) ?? null),
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
  };
}
