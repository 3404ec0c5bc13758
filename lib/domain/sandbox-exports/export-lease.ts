import 'server-only';
import type { Prisma } from '@/generated/prisma/client';
import { db } from '@/lib/db/client';
import { isFree } from '../jobs/lease';
import { leaseRows } from '../jobs/lease-rows';

/** Exports of the sandbox that are to be written, the oldest first. */
export const { findWorkable, takeLease, extendLease, releaseLease } =
  leaseRows<Prisma.SandboxExportWhereInput>({
    workable: (worker) => {
      const now = new Date();
      return { completedAt: null, expiresAt: { gt: now }, ...isFree(worker, now) };
    },
    find: async (where, take) => {
      const client = await db();
      const orderBy = { startedAt: 'asc' } as const;
      return client.sandboxExport.findMany({ where, orderBy, take, select: { id: true } });
    },
    update: async (where, data) => {
      const client = await db();
      return client.sandboxExport.updateMany({ where, data });
    },
  });
