import 'server-only';
import { db } from '@/lib/db/client';
import { log } from '@/lib/log';
import { explainStep } from '@/lib/run/explain/explain';
import { RunFrameSchema, type StepKind } from '@/lib/run/frames';
import type { RunWorld } from './run-world';

/**
 * Explains what went wrong in a step, from the frames that are stored: the explanation is a frame of the same stream
 * and holds nothing that the stream does not. One that breaks never breaks the run.
 */
export async function explainFailures(world: RunWorld, step: StepKind): Promise<void> {
  const { runId, recorder, signal } = world;
  if (signal.aborted || !recorder.canBeExplained(step)) return;
  try {
    const client = await db();
    const rows = await client.runFrame.findMany({
      where: { runId },
      orderBy: { seq: 'asc' },
      select: { frame: true },
    });
    const frames = rows.map(({ frame }) => RunFrameSchema.parse(frame));
    for (const explanation of explainStep(frames, step)) {
      await recorder.emit({ type: 'explanation', step, explanation });
    }
  } catch (error) {
    log.error({ err: error, runId, step }, 'a step of a run could not be explained');
  }
}
