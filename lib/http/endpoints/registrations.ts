import 'server-only';
import * as z from 'zod';
import { listRegistrations as list } from '@/lib/domain/registrations/list-registrations';
import { RegistrationSummarySchema } from '@/lib/schemas/registration';
import { endpoint } from '../endpoint';

/** The registrations of a workspace. */
export const listRegistrations = endpoint({
  id: 'registrations.list',
  method: 'GET',
  path: '/workspaces/{slug}/registrations',
  summary: 'List registrations, the one that changed last first',
  tag: 'Registrations',
  access: { kind: 'workspace', permission: 'registration.read' },
  status: 200,
  response: z.object({ registrations: z.array(RegistrationSummarySchema) }),
  handler: async ({ workspace }) => ({ registrations: await list(workspace.id) }),
});
