import 'server-only';
import { db } from '@/lib/db/client';
import { env } from '@/lib/env';
import { log } from '@/lib/log';
import { exportEvents } from '@/lib/sandbox/fhir/export/export-events';
import { bulkEvents } from '../bulk-registrations/bulk-events';
import { registerAtHolder } from '../bulk-registrations/register-at-holder';
import { startBulkJob } from '../bulk-registrations/start-bulk-job';
import { startCollectionRunJob } from '../collection-runs/start-collection-run-job';
import { collectionRunEvents } from '../collection-runs/collection-run-events';
import { exampleEvents } from '../examples/example-lease';
import { startExampleJob } from '../examples/start-example-job';
import { importEvents } from '../directory/ingest/import-lease';
import { startImportJob } from '../directory/ingest/start-import-job';
import { seedCatalogue } from '../directory/sources/seed-catalogue';
import type { LeasedJob } from '../jobs/start-leased-job';
import { startProbeJob } from '../directory/probing/start-probe-job';
import { refreshListings } from '../directory/search/refresh-listings';
import { startNoticeJob } from '../notices/start-notice-job';
import { sweepInterruptedRuns } from '../runs/sweep-interrupted-runs';
import { startExportJob } from '../sandbox-exports/start-export-job';

const sweepEveryMs = 15_000;

interface Jobs {
  timer: NodeJS.Timeout;
  /** When a sweep last succeeded, in milliseconds since 1970. */
  sweptAt: number;
  /** Ends the notices. */
  stopNotices: () => void;
  /** Leased work; stopping settles when what was in hand is written down. */
  leased: LeasedJob[];
}
const store = globalThis as typeof globalThis & { onrampJobs?: Jobs | undefined };

async function sweep(options: { atStart?: boolean } = {}): Promise<void> {
  try {
    const ids = await sweepInterruptedRuns(options);
    if (ids.length > 0) log.info({ runs: ids }, 'runs whose process died are marked interrupted');
    if (store.onrampJobs) store.onrampJobs.sweptAt = Date.now();
  } catch (error) {
    log.error({ err: error }, 'looking for interrupted runs failed');
  }
}

/**
 * What a server does before it takes requests: opens the database, marks the runs that died with the process
 * before, goes on looking for such runs, goes on with bulk registrations and readings of
 * directory sources, and tells people of what ends. Does
 * nothing the second time. A database that does not open is logged; the readiness address then says so.
 */
export async function startUp(): Promise<void> {
  if (store.onrampJobs) return;
  const timer = setInterval(() => void sweep(), sweepEveryMs);
  timer.unref();
  const isAlone = !env().DATABASE_URL;
  const isScheduled = env().DIRECTORY_PROBING === 'on';
  store.onrampJobs = {
    timer,
    sweptAt: 0,
    stopNotices: startNoticeJob(),
    leased: [
      startBulkJob(registerAtHolder, { isAlone }),
      startImportJob({ isAlone }),
      startCollectionRunJob({ isAlone }),
      startExportJob({ isAlone }),
      startExampleJob({ isAlone }),
      startProbeJob({ isScheduled, refreshListings }),
    ],
  };
  try {
    await db();
  } catch (error) {
    log.fatal({ err: error }, 'the database does not open');
    return;
  }
  await sweep({ atStart: true });
  // Only now it is known which runs died with the process before.
  bulkEvents.emit('wake');
  collectionRunEvents.emit('wake');
  exportEvents.emit('wake');
  exampleEvents.emit('wake');
  await seedCatalogue();
  importEvents.emit('wake');
}

/** Ends what `startUp` began. Settles when leased work is put down; for bulk registrations their runs have to end. */
export async function stopJobs(): Promise<void> {
  const jobs = store.onrampJobs;
  store.onrampJobs = undefined;
  if (!jobs) return;
  clearInterval(jobs.timer);
  jobs.stopNotices();
  await Promise.all(jobs.leased.map((job) => job.stop()));
}

/** Whether the jobs do their work: the last sweep succeeded and is not long ago. */
export function jobsAreRunning(): boolean {
  return store.onrampJobs !== undefined && Date.now() - store.onrampJobs.sweptAt < 4 * sweepEveryMs;
}
