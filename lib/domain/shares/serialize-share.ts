import 'server-only';
import type { Prisma } from '@/generated/prisma/client';
import type { Share } from '@/lib/schemas/share';

/** The columns that a share needs to be shown. */
export const shareColumns = {
  id: true,
  runId: true,
  hint: true,
  includeBodies: true,
  hideClientIds: true,
  createdById: true,
  createdAt: true,
  expiresAt: true,
  revokedAt: true,
  views: true,
  lastViewedAt: true,
  run: { select: { title: true } },
} satisfies Prisma.RunShareSelect;

type Row = Prisma.RunShareGetPayload<{ select: typeof shareColumns }>;

/** A database row as the API and the pages show it. `names` has the names of people by id. */
export function serializeShare(row: Row, names: ReadonlyMap<string, string>): Share {
  const { run, createdById, createdAt, expiresAt, revokedAt, lastViewedAt, ...rest } = row;
  return {
    ...rest,
    runTitle: run.title,
    createdBy: createdById === null ? null : (names.get(createdById) ?? null),
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    revokedAt: revokedAt?.toISOString() ?? null,
    lastViewedAt: lastViewedAt?.toISOString() ?? null,
  };
}
