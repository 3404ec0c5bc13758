import 'server-only';
import { EventEmitter } from 'node:events';
import type { Prisma } from '@/generated/prisma/client';
import { db } from '@/lib/db/client';
import { isFree } from '../jobs/lease';
import { leaseRows } from '../jobs/lease-rows';

/** `wake`: there may be something to do. */
interface ExampleEvents {
  wake: [];
}
const store = globalThis as typeof globalThis & { onrampExamples?: EventEmitter<ExampleEvents> };
/** What the job of this process is told without waiting for its next look at the database. */
export const exampleEvents: EventEmitter<ExampleEvents> = (store.onrampExamples ??=
  new EventEmitter<ExampleEvents>().setMaxListeners(0));

/** Examples that are being made or removed, the oldest first. */
export const { findWorkable, takeLease, extendLease, releaseLease } =
  leaseRows<Prisma.ExampleFillWhereInput>({
    workable: (worker) => ({
      state: { in: ['filling', 'removing'] },
      ...isFree(worker, new Date()),
    }),
    find: async (where, take) => {
      const client = await db();
      const orderBy = { startedAt: 'asc' } as const;
      return client.exampleFill.findMany({ where, orderBy, take, select: { id: true } });
    },
    update: async (where, data) => {
      const client = await db();
      return client.exampleFill.updateMany({ where, data });
    },
  });
