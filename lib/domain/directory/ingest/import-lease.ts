import 'server-only';
import { EventEmitter } from 'node:events';
import type { Prisma } from '@/generated/prisma/client';
import { db } from '@/lib/db/client';
import { heldBy, isFree, unheld, type LeaseWorker } from '../../jobs/lease';

export const defaultImportTiming = { leaseMs: 60_000, beatMs: 5_000 } as const;

/** States in which a reading needs work. */
export const openStates = ['waiting', 'fetching', 'reading', 'applying'] as const;

interface ImportEvents {
  wake: [];
  cancelled: [snapshotId: string];
}
const store = globalThis as typeof globalThis & { onrampImports?: EventEmitter<ImportEvents> };
/** What the import job of this process is told without waiting for its next look at the database. */
export const importEvents: EventEmitter<ImportEvents> = (store.onrampImports ??=
  new EventEmitter<ImportEvents>().setMaxListeners(0));

function workable(worker: LeaseWorker, now: Date): Prisma.DirectorySnapshotWhereInput {
  return {
    status: { in: [...openStates] },
    ...isFree(worker, now),
  };
}

/** Readings that this process could take, the oldest first. */
export async function findImports(
  worker: LeaseWorker,
  except: readonly string[],
  take: number,
): Promise<string[]> {
  const client = await db();
  const rows = await client.directorySnapshot.findMany({
    where: { ...workable(worker, new Date()), id: { notIn: [...except] } },
    orderBy: { createdAt: 'asc' },
    take,
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

/** Takes a reading for this process. False when another one was quicker. */
export async function takeImport(worker: LeaseWorker, id: string): Promise<boolean> {
  const client = await db();
  const { count } = await client.directorySnapshot.updateMany({
    where: { id, ...workable(worker, new Date()) },
    data: heldBy(worker),
  });
  return count === 1;
}

/** Says that this process lives. Returns whether the reading is still its own and nobody has cancelled it. */
export async function extendImport(
  worker: LeaseWorker,
  id: string,
): Promise<'mine' | 'cancelled' | 'lost'> {
  const client = await db();
  const { count } = await client.directorySnapshot.updateMany({
    where: { id, leaseOwner: worker.owner },
    data: heldBy(worker),
  });
  if (count === 0) return 'lost';
  const row = await client.directorySnapshot.findUniqueOrThrow({
    where: { id },
    select: { isCancelled: true },
  });
  return row.isCancelled ? 'cancelled' : 'mine';
}

/** Gives a reading back. */
export async function releaseImport(worker: LeaseWorker, id: string): Promise<void> {
  const client = await db();
  await client.directorySnapshot.updateMany({
    where: { id, leaseOwner: worker.owner },
    data: unheld,
  });
}
