import 'server-only';
import type { ProbeCommunity } from '@/lib/directory/probe/community-membership';
import { listCommunities } from '@/lib/domain/communities/list-communities';
import { log } from '@/lib/log';
import { findDueHosts } from './find-due';
import { probeProcess, probeWorld, type ProbeProcess } from './probe-process';
import { openProbeRecorder } from './probe-recorder';
import type { ProbeSend } from './probe-send';
import { pruneProbes } from './prune-probes';
import type { RefreshListings } from './record-observations';
import { workOnHost } from './work-on-host';

/** Hosts that are worked on at once. Most of them wait for their pace: requests at once are far fewer. */
const maxHosts = 256;
/** Hosts that are read in advance. */
const maxBacklog = 4_000;
/** How often hosts that wait are taken up where others have ended. */
const turnMs = 1_000;
/** How often the database is looked at for what is due. */
const defaultLookMs = 15_000;
const defaultStintMs = 20_000;
/** After work on a host broke off, for a reason of ours. */
const brokenRestMs = 5 * 60_000;
const pruneEveryMs = 6 * 3_600_000;
const communitiesForMs = 60_000;

export interface ProbeJob {
  /** Puts the work down: what is under way is cut off and stays due, what was found is written down. */
  stop: () => Promise<void>;
}

/** The communities that the portal trusts, read anew every minute. */
function communityReader(): () => Promise<readonly ProbeCommunity[]> {
  let read: Promise<readonly ProbeCommunity[]> | null = null;
  let readAt = 0;
  return () => {
    if (!read || Date.now() - readAt > communitiesForMs) {
      readAt = Date.now();
      read = listCommunities(null);
      // The next one asks again.
      read.catch(() => (read = null));
    }
    return read;
  };
}

/**
 * Probes endpoints in the background, host by host: endpoints with a host of their own daily, the many of one host
 * weekly, and every host at least each six hours by one document. Survives restarts: a turn is over only when what was
 * found is written down. Old probes are removed also when nothing is scheduled. Does not keep the process alive.
 *
 * @param options.isScheduled false: nobody is called but on demand; so until the operator turns probing on
 * @param options.refreshListings writes anew what search looks at, in the transaction of the probes
 */
export function startProbeJob(options: {
  isScheduled: boolean;
  refreshListings: RefreshListings;
  process?: ProbeProcess;
  send?: ProbeSend;
  now?: () => Date;
  lookMs?: number;
  stintMs?: number;
}): ProbeJob {
  const { now = () => new Date(), lookMs = defaultLookMs, stintMs = defaultStintMs } = options;
  const { isScheduled, refreshListings, process = probeProcess() } = options;
  const { worker, leases } = process;
  const world = probeWorld(process, { now, ...(options.send ? { send: options.send } : {}) });
  const recorder = openProbeRecorder(refreshListings);
  const hostWork = { world, recorder, communities: communityReader(), stintMs };
  const controller = new AbortController();
  const working = new Map<string, Promise<void>>();
  /** Hosts that rest here, until when: they broke off, or have just had their stint. */
  const resting = new Map<string, number>();
  let prunedAt = -Infinity;
  /** Hosts with something to do that wait for room. */
  let backlog: string[] = [];
  let readAt = -Infinity;

  async function work(host: string, lease: AbortSignal): Promise<void> {
    const signal = AbortSignal.any([controller.signal, lease]);
    try {
      const probed = await workOnHost(host, hostWork, signal);
      // Nothing was there after all, or others want their turn at it.
      resting.set(host, Date.now() + (probed === 0 ? lookMs : worker.restMs * 2));
    } catch (error) {
      if (!signal.aborted) {
        resting.set(host, Date.now() + brokenRestMs);
        log.error({ err: error, host }, 'probing a host broke off; it is taken up again');
      }
    } finally {
      await leases.release(host).catch((error: unknown) => {
        log.warn({ err: error, host }, 'the lease of a host was not given back; it ends by itself');
      });
      working.delete(host);
    }
  }

  /** Going over all endpoints takes a second when all are due: thousands of hosts are read at once. */
  async function readBacklog(): Promise<void> {
    if (backlog.length > 0 || Date.now() - readAt < lookMs) return;
    readAt = Date.now();
    for (const [host, until] of resting) if (until <= readAt) resting.delete(host);
    const except = [...working.keys(), ...resting.keys()];
    backlog = await findDueHosts(worker, { now: now(), except, take: maxBacklog });
  }

  async function look(): Promise<void> {
    const room = maxHosts - working.size;
    // Not for each host that is done: leases are taken for many at once.
    if (room < maxHosts / 8) return;
    await readBacklog();
    const hosts = backlog.splice(0, room);
    if (hosts.length === 0 || controller.signal.aborted) return;
    for (const [host, lease] of await leases.take(hosts)) working.set(host, work(host, lease));
  }

  async function turn(): Promise<void> {
    if (Date.now() - prunedAt >= pruneEveryMs) {
      prunedAt = Date.now();
      await pruneProbes(now());
    }
    if (isScheduled) await look();
  }

  let isBusy = false;
  let current: Promise<void> = Promise.resolve();
  function wake(): void {
    if (isBusy) return;
    isBusy = true;
    current = turn()
      .catch((error: unknown) => {
        if (!controller.signal.aborted) log.error({ err: error }, 'a turn of the probes failed');
      })
      .finally(() => {
        isBusy = false;
      });
  }

  const timer = setInterval(wake, Math.min(turnMs, lookMs));
  timer.unref();
  return {
    stop: async () => {
      clearInterval(timer);
      controller.abort(new Error('the portal stops'));
      await current;
      await recorder.flush();
      await Promise.all(working.values());
    },
  };
}
