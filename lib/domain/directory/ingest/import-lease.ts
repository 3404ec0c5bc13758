import 'server-only';
import { EventEmitter } from 'node:events';
import type { Prisma } from '@/generated/prisma/client';
import { db } from '@/lib/db/client';
import { isFree, type LeaseWorker } from '../../jobs/lease';
import { leaseRows } from '../../jobs/lease-rows';

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

const leases = leaseRows<Prisma.DirectorySnapshotWhereInput>({
  workable: (worker) => ({ status: { in: [...openStates] }, ...isFree(worker, new Date()) }),
  find: async (where, take) => {
    const client = await db();
    const orderBy = { createdAt: 'asc' } as const;
    return client.directorySnapshot.findMany({ where, orderBy, take, select: { id: true } });
  },
  update: async (where, data) => {
    const client = await db();
    return client.directorySnapshot.updateMany({ where, data });
  },
});

/** Readings that need work, the oldest first. */
export const {
  findWorkable: findImports,
  takeLease: takeImport,
  releaseLease: releaseImport,
} = leases;

/** Says that this process lives. Returns whether the reading is still its own and nobody has cancelled it. */
export async function extendImport(
  worker: LeaseWorker,
  id: string,
): Promise<'mine' | 'cancelled' | 'lost'> {
  if (!(await leases.extendLease(worker, id))) return 'lost';
  const client = await db();
  const row = await client.directorySnapshot.findUniqueOrThrow({
    where: { id },
    select: { isCancelled: true },
  });
  return row.isCancelled ? 'cancelled' : 'mine';
}
