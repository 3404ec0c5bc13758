import 'server-only';
import { AppError } from '@/lib/errors';
import { findRun } from '../get-run';

function invalid(detail: string): AppError {
  return new AppError('request.invalid', {
    fields: [{ path: 'bulk.follows', code: 'no_export', detail }],
  });
}

/**
 * Where the export of an earlier run is followed.
 * @throws AppError `request.invalid` when it is none of this workspace and this holder, or was ended
 */
export async function findExport(
  workspaceId: string,
  baseUrl: string,
  runId: string,
): Promise<string> {
  const run = await findRun(workspaceId, runId);
  const events = (run?.frames ?? []).flatMap((frame) =>
    frame.type === 'bulk' ? [frame.event] : [],
  );
  const begun = events.find((event) => event.kind === 'begun');
  if (!run || !begun) throw invalid(`Found no bulk export in the run ${runId} of this workspace.`);
  if (run.status === 'running') throw invalid(`The run ${runId} still follows its export.`);
  if (run.holder !== baseUrl) {
    throw invalid(`The export of ${runId} is at ${run.holder}; expected the same holder here.`);
  }
  if (events.some((event) => event.kind === 'deleted' && event.isAccepted)) {
    throw invalid(`The export of ${runId} was ended. Kick it off again.`);
  }
  return begun.statusUrl;
}
