import 'server-only';
import { followRun } from '@/lib/domain/runs/follow-run';
import type { Run } from '@/lib/schemas/run';
import { ndjsonResponse, wantsNdjson } from './ndjson';

/** The other form of an answer that is a run. */
export const runStream = {
  'application/x-ndjson':
    'The frames of the run, one JSON object a line, as they happen; the last one is of type run.finished.',
};

/** What is written down about an act that started a run. */
export function auditOfRun(action: string) {
  return { action, target: (run: Run) => ({ kind: 'run', id: run.id }) };
}

/** Answers with a run that was just started: as it stands, or as a stream when that was asked for. */
export async function answerStartedRun(
  run: Run,
  { accept, signal, audit }: StartedRunContext,
): Promise<Run | Response> {
  if (!wantsNdjson(accept)) return run;
  // A stream may last: the entry is written before it begins.
  await audit(run);
  return ndjsonResponse(followRun(run.id, signal), signal);
}

interface StartedRunContext {
  accept: string;
  signal: AbortSignal;
  audit: (run: Run) => Promise<void>;
}
