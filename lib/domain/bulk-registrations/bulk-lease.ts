import 'server-only';
import type { Prisma } from '@/generated/prisma/client';
import { db } from '@/lib/db/client';
import { isFree, type LeaseWorker } from '../jobs/lease';
import { leaseRows } from '../jobs/lease-rows';

const leases = leaseRows<Prisma.BulkRegistrationWhereInput>({
  // Running ones, and cancelled ones whose worker died with items in hand.
  workable: (worker) => ({
    AND: [
      {
        OR: [{ status: 'running' }, { status: 'cancelled', items: { some: { state: 'running' } } }],
      },
      isFree(worker, new Date()),
    ],
  }),
  find: async (where, take) => {
    const client = await db();
    const orderBy = { createdAt: 'asc' } as const;
    return client.bulkRegistration.findMany({ where, orderBy, take, select: { id: true } });
  },
  update: async (where, data) => {
    const client = await db();
    return client.bulkRegistration.updateMany({ where, data });
  },
});

/** Bulk registrations that need work, the oldest first. */
export const { findWorkable, takeLease, releaseLease } = leases;

/** Says that this process lives. Returns the status as it is now, or null when another process has taken over. */
export async function extendLease(worker: LeaseWorker, id: string): Promise<string | null> {
  if (!(await leases.extendLease(worker, id))) return null;
  const client = await db();
  const row = await client.bulkRegistration.findUnique({ where: { id }, select: { status: true } });
  return row?.status ?? null;
}
