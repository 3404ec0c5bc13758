import 'server-only';
import type { Prisma } from '@/generated/prisma/client';
import { db } from '@/lib/db/client';
import {
  ImportReportSchema,
  MappingSchema,
  type ImportReport,
} from '@/lib/schemas/directory-import';
import { openStates } from './import-lease';

/** A reading under way, and what is needed of its source. */
export type Snapshot = NonNullable<Awaited<ReturnType<typeof readSnapshot>>>;

/** The reading, when it still needs work and is this process's; else null. */
export async function readSnapshot(id: string, owner: string) {
  const client = await db();
  const row = await client.directorySnapshot.findFirst({
    where: { id, leaseOwner: owner, status: { in: [...openStates] } },
    include: { source: true },
  });
  if (!row) return null;
  const { source, report, ...snapshot } = row;
  return {
    ...snapshot,
    owner,
    report: report === null ? null : ImportReportSchema.parse(report),
    source: {
      ...source,
      mapping: source.mapping === null ? null : MappingSchema.parse(source.mapping),
    },
  };
}

/** Thrown when another process has taken a reading over: this one stops at once and writes nothing. */
export class LostLeaseError extends Error {
  override name = 'LostLeaseError';
}

/**
 * Writes a step of a reading down.
 *
 * @throws LostLeaseError when it is not this process's any more
 */
export async function updateSnapshot(
  client: Prisma.TransactionClient,
  { id, owner }: Pick<Snapshot, 'id' | 'owner'>,
  data: Prisma.DirectorySnapshotUpdateManyMutationInput,
): Promise<void> {
  const { count } = await client.directorySnapshot.updateMany({
    where: { id, leaseOwner: owner },
    data,
  });
  if (count !== 1) throw new LostLeaseError(`snapshot ${id} is not ours any more`);
}

/** A report in which nothing was found: of what could not be fetched or read at all. */
export function emptyReport(verdict: ImportReport['verdict']): ImportReport {
  return {
    format: null,
    rows: 0,
    endpoints: 0,
    bases: 0,
    organizations: 0,
    names: 0,
    links: 0,
    lists: 0,
    rejected: 0,
    corrected: 0,
    problems: [],
    verdict,
    changes: null,
  };
}

/** Ends a reading that is not written. */
export async function setAside(
  snapshot: Snapshot,
  status: 'failed' | 'quarantined' | 'unchanged',
  report: ImportReport | null,
): Promise<void> {
  await updateSnapshot(await db(), snapshot, {
    status,
    ...(report ? { report } : {}),
    finishedAt: new Date(),
  });
}

/** The last reading of a source that was written whole, or null. */
export async function lastGood(sourceId: string) {
  const client = await db();
  const row = await client.directorySnapshot.findFirst({
    where: { sourceId, status: 'applied' },
    orderBy: { createdAt: 'desc' },
    select: { id: true, sha256: true, report: true },
  });
  return row && { ...row, report: ImportReportSchema.parse(row.report) };
}
