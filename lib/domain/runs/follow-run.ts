import 'server-only';
import { once } from 'node:events';
import type { RunFrame } from '@/lib/run/frames';
import { readFrames } from './get-run';
import { liveRuns, runEvents } from './live-runs';
import { sweepInterruptedRuns } from './sweep-interrupted-runs';

const pollMs = 500;

/** Waits until something may have been stored: at once for a run of this process, else by the clock. */
async function nextChange(runId: string, signal: AbortSignal): Promise<void> {
  const patience = AbortSignal.any([signal, AbortSignal.timeout(pollMs)]);
  await once(runEvents, runId, { signal: patience }).catch(() => undefined);
}

/**
 * The frames of a run from the first one: those that are stored, then the others as they happen, until the
 * last one. Works whichever process runs it, because it reads the store and only listens for a hint to
 * look again. Ends early when `signal` fires.
 */
export async function* followRun(runId: string, signal: AbortSignal): AsyncGenerator<RunFrame> {
  let seq = 0;
  while (!signal.aborted) {
    const changed = nextChange(runId, signal);
    const frames = await readFrames(runId, seq);
    for (const frame of frames) {
      yield frame;
      seq = frame.seq;
      if (frame.type === 'run.finished') return;
    }
    // Frames arrived while we were yielding: look again before waiting.
    if (frames.length > 0) continue;
    if (!liveRuns.has(runId)) await sweepInterruptedRuns();
    await changed;
  }
}
