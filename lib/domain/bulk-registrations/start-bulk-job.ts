import 'server-only';
import { newId } from '@/lib/db/ids';
import { log } from '@/lib/log';
import { bulkEvents } from './bulk-events';
import { defaultTiming, findWorkable, takeLease, type BulkWorker } from './bulk-lease';
import type { RegisterAt } from './item-outcome';
import { workOnBulk } from './work-on-bulk';

/** Bulk registrations of which this process works on at once; others wait, or another process takes them. */
const maxAtOnce = 4;
/** How often the database is looked at for what nobody told us: those of a process that died, those made elsewhere. */
const defaultLookMs = 5_000;

export interface BulkJob {
  /** Puts the work down: runs are cancelled, and what was in hand is written down. Settles when that is done. */
  stop: () => Promise<void>;
}

/**
 * Works on bulk registrations in the background: at once when one is made, resumed or retried here, and on those that
 * a dead process left as soon as its lease is over. Does not keep the process alive.
 *
 * @param options.isAlone the database is the embedded one: a lease of another process is of one that died
 */
export function startBulkJob(
  registerAt: RegisterAt,
  options: { isAlone: boolean; lookMs?: number } & Partial<Pick<BulkWorker, 'leaseMs' | 'beatMs'>>,
): BulkJob {
  const { lookMs = defaultLookMs, ...rest } = options;
  const worker: BulkWorker = { owner: newId('own'), ...defaultTiming, ...rest };
  const controller = new AbortController();
  const { signal } = controller;
  const working = new Map<string, Promise<void>>();
  let isBusy = false;
  let isAskedAgain = false;

  async function work(id: string): Promise<void> {
    try {
      await workOnBulk(id, worker, registerAt, signal);
      // It may have been resumed while it was put down.
      setImmediate(wake);
    } catch (error) {
      log.error(
        { err: error, bulk: id },
        'work on a bulk registration broke off; it is taken up again',
      );
    } finally {
      working.delete(id);
    }
  }

  async function turn(): Promise<void> {
    const room = maxAtOnce - working.size;
    if (room <= 0) return;
    for (const id of await findWorkable(worker, [...working.keys()], room)) {
      if (signal.aborted || !(await takeLease(worker, id))) continue;
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
      if (!signal.aborted) log.error({ err: error }, 'looking for bulk registrations failed');
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

  bulkEvents.on('wake', wake);
  const timer = setInterval(wake, lookMs);
  timer.unref();
  return {
    stop: async () => {
      clearInterval(timer);
      bulkEvents.off('wake', wake);
      controller.abort();
      await current;
      await Promise.all(working.values());
    },
  };
}
