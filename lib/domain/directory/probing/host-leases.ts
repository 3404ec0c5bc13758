import 'server-only';
import { db } from '@/lib/db/client';
import { log } from '@/lib/log';

/** Who asks hosts: one process at a time each, by leases that it extends while it lives. */
export interface ProbeWorker {
  /** Names the process in leases. */
  owner: string;
  /** No other process can have the database open, so a lease of another one is of a process that died. */
  isAlone: boolean;
  /** For how long a lease holds without being extended, in milliseconds. */
  leaseMs: number;
  /** How often leases are extended. */
  beatMs: number;
  /** For how long a host rests before another process asks it: until its budget is full again for sure. */
  restMs: number;
}

export const defaultLeaseTiming = { leaseMs: 30_000, beatMs: 5_000, restMs: 2_000 } as const;

/** The leases that this process holds. What it holds already is shared among those who take it again. */
export interface HostLeases {
  /** Takes those of the hosts that may be asked now: free, not backing off, not opted out. */
  take: (hosts: readonly string[]) => Promise<Map<string, AbortSignal>>;
  /** Gives a host back when the last who took it is done. */
  release: (host: string) => Promise<void>;
  /** Stops extending. Leases that are held end by themselves, as those of a process that dies. */
  abandon: () => void;
}

interface Held {
  uses: number;
  /** Aborts when the lease is another one's. */
  controller: AbortController;
}

async function takeRows(worker: ProbeWorker, hosts: readonly string[]): Promise<string[]> {
  const client = await db();
  const now = new Date();
  const until = new Date(now.getTime() + worker.leaseMs).toISOString();
  const at = now.toISOString();
  // In the order of their names, so that two processes do not wait for each other.
  const rows = await client.$queryRaw<{ host: string }[]>`
    INSERT INTO "ProbeHost" AS h ("host", "leaseOwner", "leaseUntil")
    SELECT name, ${worker.owner}, CAST(${until} AS timestamp)
    FROM jsonb_array_elements_text(CAST(${JSON.stringify(hosts)} AS jsonb)) AS name ORDER BY name
    ON CONFLICT ("host") DO UPDATE
      SET "leaseOwner" = EXCLUDED."leaseOwner", "leaseUntil" = EXCLUDED."leaseUntil"
      WHERE NOT h."isOptedOut"
        AND (h."backOffUntil" IS NULL OR h."backOffUntil" <= CAST(${at} AS timestamp))
        AND (${worker.isAlone} OR h."leaseOwner" = ${worker.owner}
          OR h."leaseUntil" IS NULL OR h."leaseUntil" < CAST(${at} AS timestamp))
    RETURNING "host"`;
  return rows.map(({ host }) => host);
}

/** Opens the leases of a process. */
export function openHostLeases(worker: ProbeWorker): HostLeases {
  const held = new Map<string, Held>();
  let timer: NodeJS.Timeout | null = null;
  let isBusy = false;
  let extendedAt = 0;

  async function extend(): Promise<void> {
    // Well before the leases end for others they end for us.
    if (Date.now() - extendedAt > worker.leaseMs * 0.8) {
      for (const { controller } of held.values()) controller.abort(new Error('leases ran out'));
    }
    if (isBusy || held.size === 0) return;
    isBusy = true;
    const startedAt = Date.now();
    try {
      const client = await db();
      const before = [...held.keys()];
      const until = new Date(startedAt + worker.leaseMs).toISOString();
      const rows = await client.$queryRaw<{ host: string }[]>`
        UPDATE "ProbeHost" SET "leaseUntil" = CAST(${until} AS timestamp)
        WHERE "host" IN (
          SELECT "host" FROM "ProbeHost"
          WHERE "leaseOwner" = ${worker.owner} AND "host" IN (
            SELECT jsonb_array_elements_text(CAST(${JSON.stringify(before)} AS jsonb)))
          ORDER BY "host" FOR UPDATE)
        RETURNING "host"`;
      extendedAt = startedAt;
      const ours = new Set(rows.map(({ host }) => host));
      for (const host of before.filter((name) => !ours.has(name))) {
        held.get(host)?.controller.abort(new Error(`the lease of ${host} is another one's`));
      }
    } catch (error) {
      log.warn({ err: error }, 'leases of hosts were not extended');
    } finally {
      isBusy = false;
    }
  }

  function stopWhenIdle(): void {
    if (held.size > 0 || !timer) return;
    clearInterval(timer);
    timer = null;
  }

  return {
    take: async (hosts) => {
      const taken = await takeRows(worker, hosts);
      for (const host of taken) {
        const known = held.get(host);
        if (known && !known.controller.signal.aborted) known.uses += 1;
        else held.set(host, { uses: 1, controller: new AbortController() });
      }
      if (!timer && held.size > 0) {
        extendedAt = Date.now();
        timer = setInterval(() => void extend(), worker.beatMs);
        timer.unref();
      }
      return new Map(taken.map((host) => [host, held.get(host)!.controller.signal]));
    },
    release: async (host) => {
      const known = held.get(host);
      if (!known) return;
      known.uses -= 1;
      if (known.uses > 0) return;
      held.delete(host);
      stopWhenIdle();
      const client = await db();
      await client.probeHost.updateMany({
        where: { host, leaseOwner: worker.owner },
        data: { leaseUntil: new Date(Date.now() + worker.restMs) },
      });
    },
    abandon: () => {
      held.clear();
      stopWhenIdle();
    },
  };
}
