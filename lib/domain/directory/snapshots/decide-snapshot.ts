import 'server-only';
import { Prisma } from '@/generated/prisma/client';
import { db } from '@/lib/db/client';
import { AppError } from '@/lib/errors';
import type { SnapshotView } from '@/lib/schemas/directory-source';
import { importEvents, openStates } from '../ingest/import-lease';
import { getSnapshot } from './get-snapshot';

function wrongState({ id, status }: SnapshotView, expected: string): AppError {
  return new AppError('directory.snapshot_wrong_state', {
    detail: `Reading ${id} is ${status}; expected ${expected}.`,
  });
}

/**
 * Cancels a reading. What was written of it stays; nothing is retired by it.
 *
 * @throws AppError `resource.not_found`, `directory.snapshot_wrong_state`
 */
export async function cancelSnapshot(id: string): Promise<SnapshotView> {
  const snapshot = await getSnapshot(id);
  const client = await db();
  const open = { id, status: { in: [...openStates] } };
  const { count } = await client.directorySnapshot.updateMany({
    where: open,
    data: { isCancelled: true },
  });
  if (count === 0) throw wrongState(snapshot, 'one that waits or is under way');
  // Where nobody works on it, nobody else would end it.
  await client.directorySnapshot.updateMany({
    where: { ...open, leaseOwner: null },
    data: { status: 'cancelled', finishedAt: new Date() },
  });
  importEvents.emit('cancelled', id);
  return getSnapshot(id);
}

/**
 * Takes a quarantined reading after all: the operator has looked at it. One that could not be read stays where it is.
 *
 * @throws AppError `resource.not_found`, `directory.snapshot_wrong_state`
 */
export async function forceSnapshot(id: string): Promise<SnapshotView> {
  const snapshot = await getSnapshot(id);
  if (snapshot.report?.verdict?.code !== 'shrunken') {
    throw wrongState(snapshot, 'one that is quarantined because it shrank');
  }
  const client = await db();
  const { count } = await client.directorySnapshot.updateMany({
    where: { id, status: 'quarantined' },
    data: { status: 'reading', isForced: true, read: 0, finishedAt: null },
  });
  if (count === 0) throw wrongState(snapshot, 'a quarantined one');
  importEvents.emit('wake');
  return getSnapshot(id);
}

/**
 * Reads the file of the latest reading again, as the source says now that it is read: it had been set aside because nobody
 * could tell what its columns hold, or in which form it is. The file does not have to be sent twice.
 *
 * @throws AppError `resource.not_found`, `directory.snapshot_wrong_state`
 */
export async function rereadSnapshot(id: string): Promise<SnapshotView> {
  const snapshot = await getSnapshot(id);
  const client = await db();
  const latest = await client.directorySnapshot.findFirst({
    where: { sourceId: snapshot.sourceId },
    orderBy: { createdAt: 'desc' },
    select: { id: true },
  });
  if (latest?.id !== id) throw wrongState(snapshot, 'the latest reading of its source');
  const { count } = await client.directorySnapshot.updateMany({
    where: { id, status: 'quarantined' },
    data: { status: 'reading', format: null, report: Prisma.DbNull, read: 0, finishedAt: null },
  });
  if (count === 0) throw wrongState(snapshot, 'one that was set aside');
  importEvents.emit('wake');
  return getSnapshot(id);
}
