import 'server-only';
import { liveRuns } from '@/lib/domain/runs/live-runs';
import { startRegistration } from '@/lib/domain/runs/start-registration';
import type { RegisterAtCall, RunOutcome } from './item-outcome';
import { outcomeOfRun } from './run-outcome';

/**
 * Registers at one holder of a bulk registration: starts the run, waits for its end, and reads what it kept. An abort
 * cancels the run.
 *
 * @throws AppError what the portal refuses before a run begins
 */
export async function registerAtHolder(call: RegisterAtCall): Promise<RunOutcome> {
  const { workspaceId, startedBy, request, signal, onStart } = call;
  const run = await startRegistration(workspaceId, startedBy, request, { isBulk: true });
  const live = liveRuns.get(run.id);
  const cancel = (): void => live?.controller.abort();
  signal.addEventListener('abort', cancel, { once: true });
  if (signal.aborted) cancel();
  try {
    await onStart(run.id);
    await live?.done;
  } catch (error) {
    cancel();
    throw error;
  } finally {
    signal.removeEventListener('abort', cancel);
  }
  const outcome = await outcomeOfRun(workspaceId, run.id, request.method);
  if (!outcome) throw new Error(`run ${run.id} was not recorded to its end`);
  return { runId: run.id, ...outcome };
}
