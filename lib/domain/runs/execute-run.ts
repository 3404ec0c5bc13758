import 'server-only';
import { AppError } from '@/lib/errors';
import { log } from '@/lib/log';
import type { StepKind } from '@/lib/run/frames';
import { explainFailures } from './explain-failures';
import { portalStops } from './live-runs';
import type { PlannedStep, RunWorld } from './run-world';

/** Takes one step; what breaks on our side ends it as a failure that says so and never ends the process. */
async function takeStep({ kind, take }: PlannedStep, world: RunWorld): Promise<boolean> {
  try {
    return await take();
  } catch (error) {
    const isExpected = error instanceof AppError;
    if (!isExpected)
      log.error({ err: error, runId: world.runId, step: kind }, 'a step of a run broke');
    await world.recorder.emit({
      type: 'note',
      step: kind,
      text: isExpected
        ? (error.detail ?? error.message)
        : 'Something broke in the portal itself during this step, not at the holder. The operator finds the cause in the log under the id of this run.',
      facts: { run: world.runId },
    });
    return false;
  }
}

/**
 * Takes the planned steps one after the other until one cannot go on, and closes the run.
 *
 * @param onStep tells who records exchanges which step they belong to
 * @param resource what the run brought back, if it brought anything back
 */
export async function executeRun(
  world: RunWorld,
  steps: readonly PlannedStep[],
  onStep: (step: StepKind) => void,
  resource: () => unknown = () => undefined,
): Promise<void> {
  const { recorder, context, signal } = world;
  let isComplete = true;
  for (const step of steps) {
    const { kind, title, explanation } = step;
    const startedAt = context.now().getTime();
    onStep(kind);
    await recorder.emit({ type: 'step.started', step: kind, title, explanation });
    const mayGoOn = await takeStep(step, world);
    const seen = recorder.verdict(kind);
    await explainFailures(world, kind);
    await recorder.emit({
      type: 'step.finished',
      step: kind,
      verdict: mayGoOn ? seen : signal.aborted ? 'skip' : 'fail',
      durationMs: context.now().getTime() - startedAt,
    });
    isComplete = mayGoOn && !signal.aborted;
    if (!isComplete) break;
  }
  const brought = resource();
  await recorder.finish({
    type: 'run.finished',
    status: !signal.aborted
      ? 'finished'
      : signal.reason === portalStops
        ? 'interrupted'
        : 'cancelled',
    verdict: signal.aborted ? null : isComplete ? recorder.verdict() : 'fail',
    summary: recorder.summary(),
    ...(brought === undefined ? {} : { resource: brought }),
  });
}
