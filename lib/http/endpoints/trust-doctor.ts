import 'server-only';
import { startExamination } from '@/lib/domain/trust-doctor/start-examination';
import { RunSchema } from '@/lib/schemas/run';
import { ExamineSchema } from '@/lib/schemas/trust-doctor';
import { answerStartedRun, auditOfRun, runStream } from '../answer-run';
import { endpoint } from '../endpoint';

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
  alternatives: runStream,
  audit: auditOfRun('trust.examine'),
  handler: async (call) =>
    answerStartedRun(await startExamination(call.workspace.id, call.actor.userId, call.body), call),
});
