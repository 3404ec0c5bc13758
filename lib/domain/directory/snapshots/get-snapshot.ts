import 'server-only';
import { db } from '@/lib/db/client';
import { AppError } from '@/lib/errors';
import type { SnapshotView } from '@/lib/schemas/directory-source';
import { snapshotColumns, snapshotView } from '../sources/source-view';

/**
 * One reading of a source, with its report.
 *
 * @throws AppError `resource.not_found`
 */
export async function getSnapshot(id: string): Promise<SnapshotView> {
  const client = await db();
  const row = await client.directorySnapshot.findUnique({ where: { id }, select: snapshotColumns });
  if (!row) throw new AppError('resource.not_found', { detail: `There is no reading ${id}.` });
  return snapshotView(row);
}

/** The readings of a source, the newest first; at most 50. */
export async function listSnapshots(sourceId: string): Promise<SnapshotView[]> {
  const client = await db();
  const rows = await client.directorySnapshot.findMany({
    where: { sourceId, status: { not: 'uploading' } },
    orderBy: { createdAt: 'desc' },
    take: 50,
    select: snapshotColumns,
  });
  return rows.map(snapshotView);
}
