import 'server-only';
import type { Prisma } from '@/generated/prisma/client';
import { db } from '@/lib/db/client';
import { heldBy, isFree, type LeaseWorker } from '../jobs/lease';
import { leaseRows } from '../jobs/lease-rows';

/** Collection runs that are under way, the oldest first. */
export const { findWorkable, takeLease, releaseLease } = leaseRows<Prisma.CollectionRunWhereInput>({
  workable: (worker) => ({ status: 'running', ...isFree(worker, new Date()) }),
  find: async (where, take) => {
    const client = await db();
    const orderBy = { createdAt: 'asc' } as const;
    return client.collectionRun.findMany({ where, orderBy, take, select: { id: true } });
  },
  update: async (where, data) => {
    const client = await db();
    return client.collectionRun.updateMany({ where, data });
  },
});

/** Says that this process lives. False when it is cancelled or another process has taken over. */
export async function extendLease(worker: LeaseWorker, id: string): Promise<boolean> {
  const client = await db();
  const { count } = await client.collectionRun.updateMany({
    where: { id, leaseOwner: worker.owner, status: 'running' },
    data: heldBy(worker),
  });
  return count === 1;
}
