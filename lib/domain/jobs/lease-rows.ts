import 'server-only';
import { heldBy, unheld, type LeaseWorker } from './lease';

/** A piece that a process has in hand, as a condition. */
interface Held {
  id: string;
  leaseOwner: string;
}

/** Where the pieces of one kind of work lie: rows with `leaseOwner` and `leaseUntil`. */
export interface LeaseTable<Where> {
  /** Those that need work and have nobody. */
  workable: (worker: LeaseWorker) => Where;
  find: (where: Where, take: number) => Promise<{ id: string }[]>;
  update: (
    where: Where | Held,
    data: ReturnType<typeof heldBy> | typeof unheld,
  ) => Promise<{ count: number }>;
}

/** Leases of one kind of work. */
export interface LeaseRows {
  /** The pieces that this process could take. */
  findWorkable: (worker: LeaseWorker, except: readonly string[], take: number) => Promise<string[]>;
  /** Takes a piece for this process. False when another one was quicker. */
  takeLease: (worker: LeaseWorker, id: string) => Promise<boolean>;
  /** Says that this process lives. False when the piece is gone or another process has taken over. */
  extendLease: (worker: LeaseWorker, id: string) => Promise<boolean>;
  /** Gives a piece back, so that nobody has to wait for the end of the lease. */
  releaseLease: (worker: LeaseWorker, id: string) => Promise<void>;
}

/** The leases of the pieces in a table. */
export function leaseRows<Where extends object>(table: LeaseTable<Where>): LeaseRows {
  const { workable, find, update } = table;
  const held = ({ owner }: LeaseWorker, id: string): Held => ({ id, leaseOwner: owner });
  return {
    findWorkable: async (worker, except, take) => {
      const rows = await find({ ...workable(worker), id: { notIn: [...except] } }, take);
      return rows.map(({ id }) => id);
    },
    takeLease: async (worker, id) => {
      const { count } = await update({ ...workable(worker), id }, heldBy(worker));
      return count === 1;
    },
    extendLease: async (worker, id) => {
      const { count } = await update(held(worker, id), heldBy(worker));
      return count === 1;
    },
    releaseLease: async (worker, id) => {
      await update(held(worker, id), unheld);
    },
  };
}
