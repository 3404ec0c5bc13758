import 'server-only';
import { followRun } from '@/lib/domain/runs/follow-run';
import { startExamination } from '@/lib/domain/trust-doctor/start-examination';
import { RunSchema, type Run } from '@/lib/schemas/run';
import { ExamineSchema } from '@/lib/schemas/trust-doctor';
import { endpoint } from '../endpoint';
import { ndjsonResponse, wantsNdjson } from '../ndjson';

/** Examines trust as a run. */
export const examineTrust = endpoint({
  id: 'trust.examine',
  method: 'POST',
  path: '/workspaces/{slug}/trust-doctor',
  summary:
    'Examine a certificate, a chain, a JWT, a PKCS #12 file or a holder: every path to every anchor',
  description:
    'The examination is a run: follow it here with Accept: application/x-ndjson, or later at its address. Its frame of type `trust` holds the report. Files, passwords and pasted text are not kept.',
  tag: 'Trust',
  access: { kind: 'workspace', permission: 'trust.examine' },
  body: ExamineSchema,
  status: 201,
  response: RunSchema,
  alternatives: {
    'application/x-ndjson': 'The frames of the run, one JSON object a line, as they happen.',
  },
  audit: {
    action: 'trust.examine',
    target: (run: Run) => ({ kind: 'run', id: run.id }),
  },
  handler: async ({ actor, workspace, body, accept, signal, audit }) => {
    const run = await startExamination(workspace.id, actor.userId, body);
    if (!wantsNdjson(accept)) return run;
    await audit(run);
    return ndjsonResponse(followRun(run.id, signal), signal);
  },
});
