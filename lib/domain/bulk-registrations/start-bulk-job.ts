import 'server-only';
import { newId } from '@/lib/db/ids';
import { startLeasedJob, type LeasedJob } from '../jobs/start-leased-job';
import { bulkEvents } from './bulk-events';
import { defaultTiming, type LeaseWorker } from '../jobs/lease';
import { findWorkable, takeLease } from './bulk-lease';
import type { RegisterAt } from './item-outcome';
import { workOnBulk } from './work-on-bulk';

/** Bulk registrations of which one process works on at once. */
const maxAtOnce = 4;
const defaultLookMs = 5_000;

/**
 * Works on bulk registrations in the background: at once when one is made, resumed or retried here, and on those that
 * a dead process left as soon as its lease is over. When it is stopped, runs are cancelled first.
 *
 * @param options.isAlone the database is the embedded one: a lease of another process is of one that died
 */
export function startBulkJob(
  registerAt: RegisterAt,
  options: { isAlone: boolean; lookMs?: number } & Partial<Pick<LeaseWorker, 'leaseMs' | 'beatMs'>>,
): LeasedJob {
  const { lookMs = defaultLookMs, ...rest } = options;
  const worker: LeaseWorker = { owner: newId('own'), ...defaultTiming, ...rest };
  return startLeasedJob({
    name: 'bulk registration',
    maxAtOnce,
    lookMs,
    events: bulkEvents,
    find: (except, room) => findWorkable(worker, except, room),
    take: (id) => takeLease(worker, id),
    work: (id, signal) => workOnBulk(id, worker, registerAt, signal),
  });
}
