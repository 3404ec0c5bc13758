import 'server-only';
import { newId } from '@/lib/db/ids';
import { defaultTiming, type LeaseWorker } from '../jobs/lease';
import { startLeasedJob, type LeasedJob } from '../jobs/start-leased-job';
import { collectionRunEvents } from './collection-run-events';
import { findWorkable, takeLease } from './collection-run-lease';
import { workOnCollectionRun } from './work-on-collection-run';

/** Collection runs of which one process works on at once. */
const maxAtOnce = 4;

/**
 * Works on collection runs in the background: at once when one is started here, and on those that a dead process left.
 *
 * @param options.isAlone the database is the embedded one: a lease of another process is of one that died
 */
export function startCollectionRunJob(options: { isAlone: boolean; lookMs?: number }): LeasedJob {
  const { isAlone } = options;
  const worker: LeaseWorker = { owner: newId('own'), isAlone, ...defaultTiming };
  return startLeasedJob({
    name: 'collection run',
    maxAtOnce,
    lookMs: options.lookMs ?? 5_000,
    events: collectionRunEvents,
    find: (except, room) => findWorkable(worker, except, room),
    take: (id) => takeLease(worker, id),
    work: (id, signal) => workOnCollectionRun(id, worker, signal),
  });
}
