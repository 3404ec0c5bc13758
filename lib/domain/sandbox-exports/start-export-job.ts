import 'server-only';
import { setTimeout as sleep } from 'node:timers/promises';
import { newId } from '@/lib/db/ids';
import { exportEvents } from '@/lib/sandbox/fhir/export/export-events';
import { restMs as defaultRestMs } from '@/lib/sandbox/fhir/export/limits';
import { writeExport } from '@/lib/sandbox/fhir/export/write-export';
import { defaultTiming, type LeaseWorker } from '../jobs/lease';
import { startLeasedJob, type LeasedJob } from '../jobs/start-leased-job';
import { extendLease, findWorkable, releaseLease, takeLease } from './export-lease';

/** Exports of which one process writes at once. */
const maxAtOnce = 4;
const defaultLookMs = 5_000;

/**
 * Writes the bulk exports of the sandbox in the background: at once when one is kicked off here, and those that a dead
 * process left as soon as its lease is over.
 *
 * @param options.isAlone the database is the embedded one: a lease of another process is of one that died
 * @param options.restMs the rest after each file
 */
export function startExportJob(options: {
  isAlone: boolean;
  lookMs?: number;
  restMs?: number;
}): LeasedJob {
  const { isAlone, lookMs = defaultLookMs, restMs = defaultRestMs } = options;
  const worker: LeaseWorker = { owner: newId('own'), ...defaultTiming, isAlone };

  async function work(id: string, signal: AbortSignal): Promise<void> {
    try {
      await writeExport(id, worker.owner, async () => {
        await sleep(restMs, undefined, { signal }).catch(() => undefined);
        return !signal.aborted && (await extendLease(worker, id));
      });
    } finally {
      await releaseLease(worker, id);
    }
  }

  return startLeasedJob({
    name: 'bulk export of the sandbox',
    maxAtOnce,
    lookMs,
    events: exportEvents,
    find: (except, room) => findWorkable(worker, except, room),
    take: (id) => takeLease(worker, id),
    work,
  });
}
