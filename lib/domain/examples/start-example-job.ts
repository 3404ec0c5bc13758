import 'server-only';
import { newId } from '@/lib/db/ids';
import { defaultTiming, type LeaseWorker } from '../jobs/lease';
import { startLeasedJob, type LeasedJob } from '../jobs/start-leased-job';
import { exampleEvents, findWorkable, takeLease } from './example-lease';
import { workOnExamples } from './work-on-examples';

/**
 * Makes and removes the examples of workspaces in the background, one workspace at a time.
 *
 * @param options.isAlone the database is the embedded one: a lease of another process is of one that died
 */
export function startExampleJob(options: { isAlone: boolean; lookMs?: number }): LeasedJob {
  const { isAlone } = options;
  const worker: LeaseWorker = { owner: newId('own'), isAlone, ...defaultTiming };
  return startLeasedJob({
    name: 'examples',
    maxAtOnce: 1,
    lookMs: options.lookMs ?? 5_000,
    events: exampleEvents,
    find: (except, room) => findWorkable(worker, except, room),
    take: (id) => takeLease(worker, id),
    work: (id, signal) => workOnExamples(id, worker, signal),
  });
}
