import 'server-only';
import { db } from '@/lib/db/client';
import { log } from '@/lib/log';
import { startNoticeJob } from '../notices/start-notice-job';
import { sweepInterruptedRuns } from '../runs/sweep-interrupted-runs';

const sweepEveryMs = 15_000;

interface Jobs {
  timer: NodeJS.Timeout;
  /** When a sweep last succeeded, in milliseconds since 1970. */
  sweptAt: number;
  /** Ends the notices. */
  stopNotices: () => void;
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
 * before, goes on looking for such runs, and tells people of what ends. Does nothing the second time. A
 * database that does not open is logged; the readiness address then says so.
 */
export async function startUp(): Promise<void> {
  if (store.onrampJobs) return;
  const timer = setInterval(() => void sweep(), sweepEveryMs);
  timer.unref();
  store.onrampJobs = { timer, sweptAt: 0, stopNotices: startNoticeJob() };
  try {
    await db();
  } catch (error) {
    log.fatal({ err: error }, 'the database does not open');
    return;
  }
  await sweep({ atStart: true });
}

/** Ends what `startUp` began. */
export function stopJobs(): void {
  if (store.onrampJobs) {
    clearInterval(store.onrampJobs.timer);
    store.onrampJobs.stopNotices();
  }
  store.onrampJobs = undefined;
}

/** Whether the jobs do their work: the last sweep succeeded and is not long ago. */
export function jobsAreRunning(): boolean {
  return store.onrampJobs !== undefined && Date.now() - store.onrampJobs.sweptAt < 4 * sweepEveryMs;
}
