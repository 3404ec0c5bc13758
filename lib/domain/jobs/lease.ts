import 'server-only';

/** A process that does leased work, a piece at a time each, by a lease that it extends while it lives. */
export interface LeaseWorker {
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

/** Of pieces of work those that no living process has in hand, as a condition on their columns. */
export function isFree({ isAlone }: LeaseWorker, now: Date) {
  return isAlone ? {} : { OR: [{ leaseUntil: null }, { leaseUntil: { lt: now } }] };
}

/** The columns of a piece that a process has in hand from now on. */
export function heldBy({ owner, leaseMs }: LeaseWorker) {
  return { leaseOwner: owner, leaseUntil: new Date(Date.now() + leaseMs) };
}

/** The columns of a piece that nobody has in hand. */
export const unheld = { leaseOwner: null, leaseUntil: null } as const;
