import 'server-only';
import { db } from '@/lib/db/client';
import { env } from '@/lib/env';
import type { RunFrame } from '@/lib/run/frames';
import { readFrames } from './get-run';
import { runEvents } from './live-runs';
import { frameRow } from './run-recorder';

/** How often a running run says that its process lives, and after what silence it counts as dead. */
export const heartbeatMs = 5_000;
const silenceMs = 30_000;

function lastFrame(runId: string, frames: readonly RunFrame[], at: Date): RunFrame {
  const count = (verdict: string) =>
    frames.filter((frame) => frame.type === 'check' && frame.check.verdict === verdict).length;
  const first = frames[0];
  const last = frames.at(-1);
  return {
    v: 1,
    seq: (last?.seq ?? 0) + 1,
    at: at.toISOString(),
    type: 'run.finished',
    status: 'interrupted',
    verdict: null,
    summary: {
      exchanges: frames.filter((frame) => frame.type === 'exchange').length,
      pass: count('pass'),
      warn: count('warn'),
      fail: count('fail'),
      durationMs: first && last ? Date.parse(last.at) - Date.parse(first.at) : 0,
    },
  };
}

/**
 * Marks the runs whose process died as interrupted and closes their streams. What they had stored stays.
 *
 * @param options.atStart the process has just started: on the embedded database, which it alone has open,
 *   every run that is still marked as running died with the process before
 * @returns the ids of the runs that were marked
 */
export async function sweepInterruptedRuns(options: { atStart?: boolean } = {}): Promise<string[]> {
  const client = await db();
  const all = options.atStart === true && !env().DATABASE_URL;
  const now = new Date();
  const stale = await client.run.findMany({
    where: {
      status: 'running',
      ...(all ? {} : { heartbeatAt: { lt: new Date(now.getTime() - silenceMs) } }),
    },
    select: { id: true },
  });
  for (const { id } of stale) {
    const frame = lastFrame(id, await readFrames(id), now);
    if (frame.type !== 'run.finished') continue;
    await client.$transaction(async (tx) => {
      const { count } = await tx.run.updateMany({
        where: { id, status: 'running' },
        data: { status: 'interrupted', finishedAt: now, summary: frame.summary },
      });
      if (count === 0) return;
      await tx.runFrame.create({ data: frameRow(id, frame) });
    });
    runEvents.emit(id);
  }
  return stale.map((run) => run.id);
}
