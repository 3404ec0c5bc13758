import 'server-only';
import type { Prisma } from '@/generated/prisma/client';
import { db } from '@/lib/db/client';

/** Who works on a collection run: one process at a time, by a lease that it extends while it lives. */
export interface CollectionRunWorker {
  /** Names the process in leases. */
  owner: string;
  /** No other process can have the database open, so a lease of another one is of a process that died. */
  isAlone: boolean;
  leaseMs: number;
  beatMs: number;
}

function workable(worker: CollectionRunWorker): Prisma.CollectionRunWhereInput {
  const isFree: Prisma.CollectionRunWhereInput = worker.isAlone
    ? {}
    : { OR: [{ leaseUntil: null }, { leaseUntil: { lt: new Date() } }] };
  return { status: 'running', ...isFree };
}

const until = (worker: CollectionRunWorker): Date => new Date(Date.now() + worker.leaseMs);

/** The collection runs that this process could take, the oldest first. */
export async function findWorkable(
  worker: CollectionRunWorker,
  except: readonly string[],
  take: number,
): Promise<string[]> {
  const client = await db();
  const rows = await client.collectionRun.findMany({
    where: { ...workable(worker), id: { notIn: [...except] } },
    orderBy: { createdAt: 'asc' },
    take,
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

/** Takes a collection run for this process. False when another one was quicker. */
export async function takeLease(worker: CollectionRunWorker, id: string): Promise<boolean> {
  const client = await db();
  const { count } = await client.collectionRun.updateMany({
    where: { id, ...workable(worker) },
    data: { leaseOwner: worker.owner, leaseUntil: until(worker) },
  });
  return count === 1;
}

/** Says that this process lives. False when it is cancelled or another process has taken over. */
export async function extendLease(worker: CollectionRunWorker, id: string): Promise<boolean> {
  const client = await db();
  const { count } = await client.collectionRun.updateMany({
    where: { id, leaseOwner: worker.owner, status: 'running' },
    data: { leaseUntil: until(worker) },
  });
  return count === 1;
}

/** Gives a collection run back, so that nobody has to wait for the end of the lease. */
export async function releaseLease(worker: CollectionRunWorker, id: string): Promise<void> {
  const client = await db();
  await client.collectionRun.updateMany({
    where: { id, leaseOwner: worker.owner },
    data: { leaseOwner: null, leaseUntil: null },
  });
}
