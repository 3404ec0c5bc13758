import 'server-only';
import { AppError } from '@/lib/errors';
import { log } from '@/lib/log';
import type { StepKind } from '@/lib/run/frames';
import { plannedSteps } from '@/lib/run/planned-steps';
import { stepTexts, type RunState, type Step } from './run-state';
import { certificate } from './steps/certificate';
import { discover } from './steps/discover';
import { register } from './steps/register';
import { request } from './steps/request';
import { token } from './steps/token';
import { trust } from './steps/trust';

const steps: Record<StepKind, Step> = { discover, trust, certificate, register, token, request };

/** Takes one step; what breaks on our side ends it as a failure that says so and never ends the process. */
async function takeStep(kind: StepKind, state: RunState): Promise<boolean> {
  try {
    return await steps[kind](state);
  } catch (error) {
    const isExpected = error instanceof AppError;
    if (!isExpected)
      log.error({ err: error, runId: state.runId, step: kind }, 'a step of a run broke');
    await state.recorder.emit({
      type: 'note',
      step: kind,
      text: isExpected
        ? (error.detail ?? error.message)
        : 'Something broke in the portal itself during this step, not at the holder. The operator finds the cause in the log under the id of this run.',
      facts: { run: state.runId },
    });
    return false;
  }
}

/**
 * Takes the planned steps one after the other until one cannot go on, and closes the run.
 *
 * @param onStep tells who records exchanges which step they belong to
 */
export async function executeRun(state: RunState, onStep: (step: StepKind) => void): Promise<void> {
  const { recorder, context, signal } = state;
  let isComplete = true;
  for (const kind of plannedSteps(state.request)) {
    const startedAt = context.now().getTime();
    onStep(kind);
    await recorder.emit({ type: 'step.started', step: kind, ...stepTexts[kind] });
    const mayGoOn = await takeStep(kind, state);
    const seen = recorder.verdict(kind);
    await recorder.emit({
      type: 'step.finished',
      step: kind,
      verdict: mayGoOn ? seen : signal.aborted ? 'skip' : 'fail',
      durationMs: context.now().getTime() - startedAt,
    });
    isComplete = mayGoOn && !signal.aborted;
    if (!isComplete) break;
  }
  await recorder.finish({
    type: 'run.finished',
    status: signal.aborted ? 'cancelled' : 'finished',
    verdict: signal.aborted ? null : isComplete ? recorder.verdict() : 'fail',
    summary: recorder.summary(),
    ...(state.resource === undefined ? {} : { resource: state.resource }),
  });
}
