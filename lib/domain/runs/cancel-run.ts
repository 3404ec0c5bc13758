import 'server-only';
import { AppError } from '@/lib/errors';
import type { RunWithFrames } from '@/lib/schemas/run';
import { getRun } from './get-run';
import { liveRuns } from './live-runs';

/**
 * Stops a run of this workspace and returns it as it ended. Throws `run.not_running` when it is over
 * already or runs in another process.
 */
export async function cancelRun(workspaceId: string, runId: string): Promise<RunWithFrames> {
  const run = await getRun(workspaceId, runId);
  const live = liveRuns.get(runId);
  if (run.status !== 'running' || !live) {
    throw new AppError('run.not_running', { detail: `Run ${runId} is ${run.status}.` });
  }
  live.controller.abort();
  await live.done;
  return getRun(workspaceId, runId);
}
