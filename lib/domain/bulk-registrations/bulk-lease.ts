import 'server-only';
import type { Prisma } from '@/generated/prisma/client';
import { db } from '@/lib/db/client';
import { heldBy, isFree, unheld, type LeaseWorker } from '../jobs/lease';

/** Those that need work and have nobody: running ones, and cancelled ones whose worker died with items in hand. */
function workable(worker: LeaseWorker, now: Date): Prisma.BulkRegistrationWhereInput {
  return {
    AND: [
      {
        OR: [{ status: 'running' }, { status: 'cancelled', items: { some: { state: 'running' } } }],
      },
      isFree(worker, now),
    ],
  };
}

/** The bulk registrations that this process could take, the oldest first. */
export async function findWorkable(
  worker: LeaseWorker,
  except: readonly string[],
  take: number,
): Promise<string[]> {
  const client = await db();
  const rows = await client.bulkRegistration.findMany({
    where: { ...workable(worker, new Date()), id: { notIn: [...except] } },
    orderBy: { createdAt: 'asc' },
    take,
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

/** Takes a bulk registration for this process. False when another one was quicker. */
export async function takeLease(worker: LeaseWorker, id: string): Promise<boolean> {
  const client = await db();
  const { count } = await client.bulkRegistration.updateMany({
    where: { id, ...workable(worker, new Date()) },
    data: heldBy(worker),
  });
  return count === 1;
}

/** Says that this process lives. Returns the status as it is now, or null when another process has taken over. */
export async function extendLease(worker: LeaseWorker, id: string): Promise<string | null> {
  const client = await db();
  const { count } = await client.bulkRegistration.updateMany({
    where: { id, leaseOwner: worker.owner },
    data: heldBy(worker),
  });
  if (count === 0) return null;
  const row = await client.bulkRegistration.findUnique({ where: { id }, select: { status: true } });
  return row?.status ?? null;
}

/** Gives a bulk registration back, so that nobody has to wait for the end of the lease. */
export async function releaseLease(worker: LeaseWorker, id: string): Promise<void> {
  const client = await db();
  await client.bulkRegistration.updateMany({
    where: { id, leaseOwner: worker.owner },
    data: unheld,
  });
}
