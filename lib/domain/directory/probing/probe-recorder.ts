import 'server-only';
import { log } from '@/lib/log';
import type { Observation } from './observation';
import { recordObservations, type RefreshListings } from './record-observations';

/** Observations that one transaction takes. */
const mostAtOnce = 100;
/** How long the first of them waits for others. */
const gatherMs = 200;

/** Collects what probes find and writes it down together: thousands of small transactions would cost far more. */
export interface ProbeRecorder {
  /** Settles when the observation is written; rejects when it could not be. */
  add: (observation: Observation) => Promise<void>;
  /** Writes all that was added. */
  flush: () => Promise<void>;
}

interface Waiting {
  observation: Observation;
  resolve: () => void;
  reject: (error: unknown) => void;
}

/** Opens a recorder. One transaction at a time. */
export function openProbeRecorder(refreshListings: RefreshListings): ProbeRecorder {
  let waiting: Waiting[] = [];
  let timer: NodeJS.Timeout | null = null;
  let current: Promise<void> = Promise.resolve();

  async function write(batch: readonly Waiting[]): Promise<void> {
    try {
      await recordObservations(
        batch.map(({ observation }) => observation),
        refreshListings,
      );
      for (const { resolve } of batch) resolve();
    } catch (error) {
      if (batch.length === 1) {
        batch[0]?.reject(error);
        return;
      }
      log.warn({ err: error }, 'probes could not be written together; they are written one by one');
      for (const one of batch) await write([one]);
    }
  }

  async function drain(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting.slice(0, mostAtOnce);
      waiting = waiting.slice(mostAtOnce);
      await write(batch);
    }
  }

  function start(): void {
    if (timer) clearTimeout(timer);
    timer = null;
    current = current.then(drain);
  }

  return {
    add: (observation) =>
      new Promise<void>((resolve, reject) => {
        waiting.push({ observation, resolve, reject });
        if (waiting.length >= mostAtOnce) start();
        else timer ??= setTimeout(start, gatherMs);
      }),
    flush: () => {
      start();
      return current;
    },
  };
}
