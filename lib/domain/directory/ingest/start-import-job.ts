import 'server-only';
import { newId } from '@/lib/db/ids';
import { startLeasedJob, type LeasedJob } from '../../jobs/start-leased-job';
import type { FetchOptions } from './fetch-bytes';
import { defaultImportTiming, findImports, importEvents, takeImport } from './import-lease';
import type { LeaseWorker } from '../../jobs/lease';
import { forgetBrokenUploads, queueDueSources } from './queue-due-sources';
import { workOnSnapshot } from './work-on-snapshot';

/** Reading is bound by the database, which writes one at a time. */
const maxAtOnce = 1;
const defaultLookMs = 15_000;

/**
 * Reads sources in the background: what is uploaded or asked for at once, what is due by its schedule, and what a dead
 * process left.
 *
 * @param options.isAlone the database is the embedded one: a lease of another process is of one that died
 */
export function startImportJob(
  options: { isAlone: boolean; lookMs?: number; fetching?: FetchOptions } & Partial<
    Pick<LeaseWorker, 'leaseMs' | 'beatMs'>
  >,
): LeasedJob {
  const { lookMs = defaultLookMs, fetching = {}, ...rest } = options;
  const worker: LeaseWorker = { owner: newId('own'), ...defaultImportTiming, ...rest };
  return startLeasedJob({
    name: 'reading of a directory source',
    maxAtOnce,
    lookMs,
    events: importEvents,
    find: async (except, room) => {
      const now = new Date();
      await forgetBrokenUploads(now);
      await queueDueSources(now);
      return findImports(worker, except, room);
    },
    take: (id) => takeImport(worker, id),
    work: (id, signal) => workOnSnapshot(id, worker, signal, fetching),
  });
}
