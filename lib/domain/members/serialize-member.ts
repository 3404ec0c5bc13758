import 'server-only';
import type { Prisma } from '@/generated/prisma/client';
import type { MemberRow } from '@/lib/schemas/workspace';

/** The columns that a member needs to be shown. */
export const memberColumns = {
  userId: true,
  role: true,
  createdAt: true,
  user: { select: { email: true, name: true } },
} satisfies Prisma.MembershipSelect;

type Row = Prisma.MembershipGetPayload<{ select: typeof memberColumns }>;

/** A database row as the API and the pages show it. */
export function serializeMember(row: Row): MemberRow {
  return {
    userId: row.userId,
    email: row.user.email,
    name: row.user.name,
    role: row.role,
    joinedAt: row.createdAt.toISOString(),
  };
}
