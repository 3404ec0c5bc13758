import 'server-only';
import type { Prisma } from '@/generated/prisma/client';
import { db } from '@/lib/db/client';
import { heldBy, isFree, unheld, type LeaseWorker } from '../jobs/lease';

/** Those that are under way and have nobody. */
function workable(worker: LeaseWorker): Prisma.CollectionRunWhereInput {
  return { status: 'running', ...isFree(worker, new Date()) };
}

/** The collection runs that this process could take, the oldest first. */
export async function findWorkable(
  worker: LeaseWorker,
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
export async function takeLease(worker: LeaseWorker, id: string): Promise<boolean> {
  const client = await db();
  const { count } = await client.collectionRun.updateMany({
    where: { id, ...workable(worker) },
    data: heldBy(worker),
  });
  return count === 1;
}

/** Says that this process lives. False when it is cancelled or another process has taken over. */
export async function extendLease(worker: LeaseWorker, id: string): Promise<boolean> {
  const client = await db();
  const { count } = await client.collectionRun.updateMany({
    where: { id, leaseOwner: worker.owner, status: 'running' },
    data: heldBy(worker),
  });
  return count === 1;
}

/** Gives a collection run back, so that nobody has to wait for the end of the lease. */
export async function releaseLease(worker: LeaseWorker, id: string): Promise<void> {
  const client = await db();
  await client.collectionRun.updateMany({
    where: { id, leaseOwner: worker.owner },
    data: unheld,
  });
}
