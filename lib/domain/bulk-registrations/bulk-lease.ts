import 'server-only';
import type { Prisma } from '@/generated/prisma/client';
import { db } from '@/lib/db/client';

/**
 * Who works on a bulk registration: one process at a time, by a lease that it extends while it lives.
 */
export interface BulkWorker {
  /** Names the process in leases. */
  owner: string;
  /** No other process can have the database open, so a lease of another one is of a process that died. */
  isAlone: boolean;
  /** For how long a lease holds without being extended, in milliseconds. */
  leaseMs: number;
  /** How often it is extended, and how often a run of a dead process is looked at. */
  beatMs: number;
}

export const defaultTiming = { leaseMs: 30_000, beatMs: 2_000 } as const;

/** Those that need work and have nobody: running ones, and cancelled ones whose worker died with items in hand. */
function workable(worker: BulkWorker, now: Date): Prisma.BulkRegistrationWhereInput {
  return {
    AND: [
      {
        OR: [{ status: 'running' }, { status: 'cancelled', items: { some: { state: 'running' } } }],
      },
      worker.isAlone ? {} : { OR: [{ leaseUntil: null }, { leaseUntil: { lt: now } }] },
    ],
  };
}

/** The bulk registrations that this process could take, the oldest first. */
export async function findWorkable(
  worker: BulkWorker,
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

function until(worker: BulkWorker): Date {
  return new Date(Date.now() + worker.leaseMs);
}

/** Takes a bulk registration for this process. False when another one was quicker. */
export async function takeLease(worker: BulkWorker, id: string): Promise<boolean> {
  const client = await db();
  const { count } = await client.bulkRegistration.updateMany({
    where: { id, ...workable(worker, new Date()) },
    data: { leaseOwner: worker.owner, leaseUntil: until(worker) },
  });
  return count === 1;
}

/** Says that this process lives. Returns the status as it is now, or null when another process has taken over. */
export async function extendLease(worker: BulkWorker, id: string): Promise<string | null> {
  const client = await db();
  const { count } = await client.bulkRegistration.updateMany({
    where: { id, leaseOwner: worker.owner },
    data: { leaseUntil: until(worker) },
  });
  if (count === 0) return null;
  const row = await client.bulkRegistration.findUnique({ where: { id }, select: { status: true } });
  return row?.status ?? null;
}

/** Gives a bulk registration back, so that nobody has to wait for the end of the lease. */
export async function releaseLease(worker: BulkWorker, id: string): Promise<void> {
  const client = await db();
  await client.bulkRegistration.updateMany({
    where: { id, leaseOwner: worker.owner },
    data: { leaseOwner: null, leaseUntil: null },
  });
}
