import 'server-only';
import { closeDb } from '@/lib/db/client';
import { log } from '@/lib/log';
import { liveRuns, portalStops } from '../runs/live-runs';
import { stopJobs } from './start-up';

/** Runs that do not end within this time after a signal are left to the next start's sweep. */
const graceMs = 3_000;

async function closePortal(): Promise<void> {
  const stopped = stopJobs();
  const live = [...liveRuns.values()];
  for (const run of live) run.controller.abort(portalStops);
  const grace = new Promise<void>((resolve) => setTimeout(resolve, graceMs).unref());
  await Promise.race([Promise.allSettled([stopped, ...live.map((run) => run.done)]), grace]);
  await closeDb();
}

/**
 * Closes the database cleanly when the process is told to end. The server's own handlers, which end the
 * process as soon as no request is open, are kept and called afterwards: they would not wait.
 */
export function closeOnSignal(): void {
  let isClosing = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    const others = process.listeners(signal);
    process.removeAllListeners(signal);
    process.on(signal, () => {
      // A terminal and the process that started this one may both send the signal.
      if (isClosing) return;
      isClosing = true;
      void closePortal()
        .catch((error: unknown) => log.error({ err: error }, 'the database was not closed cleanly'))
        .finally(() => {
          for (const listener of others) listener(signal);
          if (others.length === 0) process.exit(signal === 'SIGTERM' ? 143 : 130);
        });
    });
  }
}
