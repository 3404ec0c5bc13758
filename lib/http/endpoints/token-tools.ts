import 'server-only';
import { startTokenTool as start } from '@/lib/domain/runs/token-tools/start-token-tool';
import { RunSchema } from '@/lib/schemas/run';
import { TokenToolSchema } from '@/lib/schemas/token-tool';
import { answerStartedRun, auditOfRun, runStream } from '../answer-run';
import { endpoint } from '../endpoint';

/** Does something with a token that is kept, as a run. */
export const startTokenTool = endpoint({
  id: 'token-tools.start',
  method: 'POST',
  path: '/workspaces/{slug}/token-tools',
  summary:
    'Introspect, renew or revoke a kept token, or ask who signed in: a run, streamed when asked for',
  tag: 'Runs',
  access: { kind: 'workspace', permission: 'run.start' },
  body: TokenToolSchema,
  status: 201,
  response: RunSchema,
  alternatives: runStream,
  audit: auditOfRun('token.tool'),
  handler: async (call) =>
    answerStartedRun(await start(call.workspace.id, call.actor.userId, call.body), call),
});
