import { ApiError } from '@/components/api-client';
import type { RunFrame } from '@/lib/run/frames';

/** How the frames of a run are got: by starting it or by following it. */
export interface RunSource {
  start: (signal: AbortSignal) => AsyncIterable<RunFrame>;
  follow: (runId: string, signal: AbortSignal) => AsyncIterable<RunFrame>;
  /** Waits before another try; rejects when the signal fires. */
  wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

const maxTries = 7;

function isFinal(error: unknown): boolean {
  return error instanceof ApiError && error.problem.status >= 400 && error.problem.status < 500;
}

/**
 * Hands on the frames of a run until its last one. When the connection breaks, the run goes on at the
 * server, so it is followed again; frames then come twice, which the reducer ignores. Throws when the run
 * could not start, when the portal refuses, or when it stays out of reach.
 *
 * @param runId follow this run; null starts one
 */
export async function pumpRun(
  source: RunSource,
  runId: string | null,
  signal: AbortSignal,
  onFrame: (frame: RunFrame) => void,
): Promise<void> {
  let known = runId;
  let isOver = false;
  let tries = 0;

  async function take(frames: AsyncIterable<RunFrame>): Promise<void> {
    for await (const frame of frames) {
      if (signal.aborted) return;
      if (frame.type === 'run.started') known = frame.runId;
      if (frame.type === 'run.finished') isOver = true;
      tries = 0;
      onFrame(frame);
      if (isOver) return;
    }
  }

  for (;;) {
    try {
      await take(known === null ? source.start(signal) : source.follow(known, signal));
    } catch (error) {
      if (signal.aborted) return;
      // Without an id nobody knows whether it started: saying so beats starting it twice.
      if (known === null || isFinal(error) || tries >= maxTries) throw error;
    }
    if (isOver || signal.aborted) return;
    if (known === null) throw new Error('The portal answered without a single frame.');
    if (tries >= maxTries) throw new Error('The connection broke again and again.');
    await source.wait(Math.min(250 * 2 ** tries, 5000), signal).catch(() => undefined);
    tries += 1;
  }
}
