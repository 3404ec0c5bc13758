import 'server-only';
import * as z from 'zod';
import { forgetOwnToken } from '@/lib/domain/run-tokens/forget-own-token';
import { listTokens } from '@/lib/domain/run-tokens/list-tokens';
import { RunTokenSchema } from '@/lib/schemas/run-token';
import { endpoint } from '../endpoint';

/** The access that the caller has here from earlier sign-ins. */
export const listRunTokens = endpoint({
  id: 'run_tokens.list',
  method: 'GET',
  path: '/workspaces/{slug}/run-tokens',
  summary: 'List your access that is kept of earlier sign-ins, without the tokens',
  tag: 'Runs',
  access: { kind: 'workspace', permission: 'run.start' },
  status: 200,
  response: z.object({ tokens: z.array(RunTokenSchema) }),
  handler: async ({ workspace, actor }) => ({
    tokens: await listTokens(workspace.id, actor.userId),
  }),
});

/** Forgets one of them. */
export const forgetRunToken = endpoint({
  id: 'run_tokens.forget',
  method: 'DELETE',
  path: '/workspaces/{slug}/run-tokens/{id}',
  summary: 'Forget access that is kept; the holder is not told',
  tag: 'Runs',
  access: { kind: 'workspace', permission: 'run.start' },
  params: z.object({ id: z.string() }),
  status: 204,
  response: null,
  audit: {
    action: 'run_token.forget',
    target: (_result, call: { params: { id: string } }) => ({
      kind: 'run_token',
      id: call.params.id,
    }),
  },
  handler: ({ workspace, actor, params: { id } }) => forgetOwnToken(workspace.id, actor.userId, id),
});
