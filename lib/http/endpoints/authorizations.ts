import 'server-only';
import * as z from 'zod';
import { getAuthorization as get } from '@/lib/domain/authorizations/get-authorization';
import { AuthorizationSchema } from '@/lib/schemas/authorization';
import { endpoint } from '../endpoint';

/** Where a run sends its person to sign in. */
export const getAuthorization = endpoint({
  id: 'authorizations.get',
  method: 'GET',
  path: '/workspaces/{slug}/authorizations/{id}',
  summary: 'Get the address at which the person of a run signs in; only for whoever started it',
  tag: 'Runs',
  access: { kind: 'workspace', permission: 'run.start' },
  params: z.object({ id: z.string() }),
  status: 200,
  response: AuthorizationSchema,
  handler: ({ workspace, actor, params: { id } }) => get(workspace.id, actor.userId, id),
});
