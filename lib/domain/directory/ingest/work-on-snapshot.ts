import 'server-only';
import { db } from '@/lib/db/client';
import { log } from '@/lib/log';
import { applySnapshot } from './apply-snapshot';
import { fetchBytes, type FetchOptions } from './fetch-bytes';
import type { LeaseWorker } from '../../jobs/lease';
import { extendImport, importEvents, releaseImport } from './import-lease';
import { readSnapshot, type Snapshot } from './snapshot-state';
import { surveySnapshot } from './survey-snapshot';

/** Extends the lease until stopped, and aborts the work when it was cancelled or is somebody else's. */
function keepLease(worker: LeaseWorker, id: string, abort: () => void): () => void {
  let extendedAt = Date.now();
  const timer = setInterval(() => {
    // Well before the lease ends for others it ends for us.
    if (Date.now() - extendedAt > worker.leaseMs * 0.8) abort();
    const startedAt = Date.now();
    extendImport(worker, id).then(
      (state) => {
        extendedAt = startedAt;
        if (state !== 'mine') abort();
      },
      (error: unknown) => log.warn({ err: error, snapshot: id }, 'a lease was not extended'),
    );
  }, worker.beatMs);
  const onCancelled = (cancelledId: string): void => {
    if (cancelledId === id) abort();
  };
  importEvents.on('cancelled', onCancelled);
  return () => {
    clearInterval(timer);
    importEvents.off('cancelled', onCancelled);
  };
}

async function step(snapshot: Snapshot, signal: AbortSignal, options: FetchOptions): Promise<void> {
  switch (snapshot.status) {
    case 'waiting':
    case 'fetching':
      return fetchBytes(snapshot, signal, options);
    case 'reading':
      return surveySnapshot(snapshot, signal);
    default:
      return applySnapshot(snapshot, signal);
  }
}

async function markCancelled(id: string): Promise<void> {
  const client = await db();
  await client.directorySnapshot.updateMany({
    where: {
      id,
      isCancelled: true,
      status: { in: ['waiting', 'fetching', 'reading', 'applying'] },
    },
    data: { status: 'cancelled', finishedAt: new Date() },
  });
}

/**
 * Works on one reading of a source whose lease this process has just taken, until it is over, cancelled, taken over or
 * the process ends: fetches it, surveys it, writes it. Each step begins where a dead process left it. What was written
 * of a cancelled reading stays, and nothing is retired by it.
 *
 * @param signal the end of this process
 */
export async function workOnSnapshot(
  id: string,
  worker: LeaseWorker,
  signal: AbortSignal,
  options: FetchOptions = {},
): Promise<void> {
  const controller = new AbortController();
  const abort = (): void => controller.abort();
  signal.addEventListener('abort', abort, { once: true });
  if (signal.aborted) abort();
  const endLease = keepLease(worker, id, abort);
  try {
    while (!controller.signal.aborted) {
      const snapshot = await readSnapshot(id, worker.owner);
      if (snapshot === null) return;
      if (snapshot.isCancelled) break;
      await step(snapshot, controller.signal, options);
    }
  } finally {
    endLease();
    signal.removeEventListener('abort', abort);
    await markCancelled(id);
    await releaseImport(worker, id);
  }
}
