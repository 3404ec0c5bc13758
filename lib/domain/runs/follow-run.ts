import 'server-only';
import type { RunFrame } from '@/lib/run/frames';
import { nextHint } from '../jobs/next-hint';
import { readFrames } from './get-run';
import { liveRuns, runEvents } from './live-runs';
import { sweepInterruptedRuns } from './sweep-interrupted-runs';

/** How often frames of a run of another process are looked for. */
const pollMs = 500;

/**
 * The frames of a run from the first one: those that are stored, then the others as they happen, until the
 * last one. Works whichever process runs it, because it reads the store and only listens for a hint to
 * look again. Ends early when `signal` fires.
 */
export async function* followRun(runId: string, signal: AbortSignal): AsyncGenerator<RunFrame> {
  let seq = 0;
  while (!signal.aborted) {
    const changed = nextHint(runEvents, runId, pollMs, signal);
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
