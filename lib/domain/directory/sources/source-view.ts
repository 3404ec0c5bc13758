import 'server-only';
import type { Prisma } from '@/generated/prisma/client';
import { db } from '@/lib/db/client';
import {
  SnapshotSchema,
  SourceSchema,
  type SnapshotView,
  type SourceView,
} from '@/lib/schemas/directory-source';
import { isHandSource } from '../suggestions/hand-sources';
import { sourceCatalogue } from './catalogue';

const wellKnown = new Set(sourceCatalogue.map(({ id }) => id));

export const snapshotColumns = {
  id: true,
  sourceId: true,
  origin: true,
  fileName: true,
  status: true,
  isForced: true,
  sha256: true,
  bytes: true,
  format: true,
  read: true,
  applied: true,
  report: true,
  startedBy: true,
  createdAt: true,
  finishedAt: true,
} as const satisfies Prisma.DirectorySnapshotSelect;

type SnapshotRow = Prisma.DirectorySnapshotGetPayload<{ select: typeof snapshotColumns }>;

/** A reading as pages and the API show it. */
export function snapshotView(row: SnapshotRow): SnapshotView {
  return SnapshotSchema.parse({
    ...row,
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
  });
}

/** Counts what each source says now. */
async function countsOf(sourceIds: string[]) {
  const client = await db();
  const where = { sourceId: { in: sourceIds }, retiredAt: null };
  const [endpoints, organizations] = await Promise.all([
    client.endpointAssertion.groupBy({ by: ['sourceId'], where, _count: true }),
    client.organizationAssertion.groupBy({ by: ['sourceId'], where, _count: true }),
  ]);
  const counted = (rows: { sourceId: string; _count: number }[]) =>
    new Map(rows.map(({ sourceId, _count }) => [sourceId, _count]));
  return { endpoints: counted(endpoints), organizations: counted(organizations) };
}

/** Sources as pages and the API show them. */
export async function sourceViews(
  where: Prisma.DirectorySourceWhereInput,
  part: { readonly skip?: number; readonly take: number } = { take: 1_000 },
): Promise<SourceView[]> {
  const client = await db();
  const rows = await client.directorySource.findMany({
    where,
    orderBy: [{ isEnabled: 'desc' }, { name: 'asc' }, { id: 'asc' }],
    ...part,
    include: { snapshots: { orderBy: { createdAt: 'desc' }, take: 1, select: snapshotColumns } },
  });
  const counts = await countsOf(rows.map(({ id }) => id));
  return rows.map(({ snapshots: [latest], ...row }) =>
    SourceSchema.parse({
      ...row,
      nextFetchAt: row.nextFetchAt?.toISOString() ?? null,
      lastGoodAt: row.lastGoodAt?.toISOString() ?? null,
      isWellKnown: wellKnown.has(row.id),
      isByHand: isHandSource(row.id),
      endpoints: counts.endpoints.get(row.id) ?? 0,
      organizations: counts.organizations.get(row.id) ?? 0,
      latest: latest ? snapshotView(latest) : null,
    }),
  );
}
