import 'server-only';
import { log } from '@/lib/log';

/** Work that lies in the database, a piece per id, and is done by whichever process holds the lease of the piece. */
export interface LeasedWork {
  /** Names the work in the log. */
  name: string;
  /** Pieces this process works on at once; others wait, or another process takes them. */
  maxAtOnce: number;
  /** How often the database is looked at for what nobody told us: pieces of a process that died, those made elsewhere. */
  lookMs: number;
  /** The ids of pieces that could be taken, without those in hand here. */
  find: (except: readonly string[], room: number) => Promise<string[]>;
  /** Takes the lease. False when another process was quicker. */
  take: (id: string) => Promise<boolean>;
  /** Works until the piece is done, taken over or `signal` aborts, and gives the lease back. */
  work: (id: string, signal: AbortSignal) => Promise<void>;
  /** Its event `wake` says that there may be something to do. */
  events: WakeEvents;
}

interface WakeEvents {
  on: (event: 'wake', listener: () => void) => unknown;
  off: (event: 'wake', listener: () => void) => unknown;
}

export interface LeasedJob {
  /** Puts the work down. Settles when what was in hand is written down. */
  stop: () => Promise<void>;
}

/**
 * Does leased work in the background: at once when this process is told of some, and what a dead process left as soon
 * as its lease is over. Does not keep the process alive. What throws is logged and taken up again.
 */
export function startLeasedJob(leased: LeasedWork): LeasedJob {
  const { name, maxAtOnce, lookMs, events } = leased;
  const controller = new AbortController();
  const { signal } = controller;
  const working = new Map<string, Promise<void>>();
  let isBusy = false;
  let isAskedAgain = false;

  async function work(id: string): Promise<void> {
    try {
      await leased.work(id, signal);
      // It may have been resumed while it was put down.
      setImmediate(wake);
    } catch (error) {
      log.error({ err: error, id, work: name }, 'work broke off; it is taken up again');
    } finally {
      working.delete(id);
    }
  }

  async function turn(): Promise<void> {
    const room = maxAtOnce - working.size;
    if (room <= 0) return;
    for (const id of await leased.find([...working.keys()], room)) {
      if (signal.aborted || !(await leased.take(id))) continue;
      working.set(id, work(id));
    }
  }

  async function turns(): Promise<void> {
    isBusy = true;
    try {
      do {
        isAskedAgain = false;
        await turn();
      } while (isAskedAgain && !signal.aborted);
    } catch (error) {
      if (!signal.aborted) log.error({ err: error, work: name }, 'looking for work failed');
    } finally {
      isBusy = false;
    }
  }

  let current: Promise<void> = Promise.resolve();
  function wake(): void {
    if (signal.aborted) return;
    isAskedAgain = true;
    if (!isBusy) current = turns();
  }

  events.on('wake', wake);
  const timer = setInterval(wake, lookMs);
  timer.unref();
  return {
    stop: async () => {
      clearInterval(timer);
      events.off('wake', wake);
      controller.abort();
      await current;
      await Promise.all(working.values());
    },
  };
}
