import 'server-only';
import type { Prisma } from '@/generated/prisma/client';
import type { Token } from '@/lib/schemas/workspace';

/** The columns that a token needs to be shown. */
export const tokenColumns = {
  id: true,
  name: true,
  role: true,
  hint: true,
  createdById: true,
  createdAt: true,
  lastUsedAt: true,
  expiresAt: true,
  revokedAt: true,
} satisfies Prisma.ApiTokenSelect;

type Row = Prisma.ApiTokenGetPayload<{ select: typeof tokenColumns }>;

/** A database row as the API and the pages show it. `names` has the names of people by id. */
export function serializeToken(row: Row, names: ReadonlyMap<string, string>): Token {
  return {
    id: row.id,
    name: row.name,
    role: row.role,
    hint: row.hint,
    createdBy: row.createdById === null ? null : (names.get(row.createdById) ?? null),
    createdAt: row.createdAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    expiresAt: row.expiresAt?.toISOString() ?? null,
    revokedAt: row.revokedAt?.toISOString() ?? null,
  };
}
