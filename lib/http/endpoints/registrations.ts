import 'server-only';
import * as z from 'zod';
import { listRegistrations as list } from '@/lib/domain/registrations/list-registrations';
import { startCancellation } from '@/lib/domain/runs/start-cancellation';
import { RegistrationSummarySchema } from '@/lib/schemas/registration';
import { RunSchema } from '@/lib/schemas/run';
import { answerStartedRun, auditOfRun, runStream } from '../answer-run';
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

/** Cancels a registration at its holder, as a run. */
export const cancelRegistration = endpoint({
  id: 'registrations.cancel',
  method: 'POST',
  path: '/workspaces/{slug}/registrations/{id}/cancel',
  summary: 'Cancel a registration at its holder (UDAP: a statement with empty grant_types)',
  description:
    'The cancellation is a run: follow it here with Accept: application/x-ndjson, or later at its address. The registration has the status `cancelled` when the holder confirmed it, and stays active otherwise.',
  tag: 'Registrations',
  access: { kind: 'workspace', permission: 'registration.manage' },
  params: z.object({ id: z.string() }),
  status: 201,
  response: RunSchema,
  alternatives: runStream,
  audit: auditOfRun('registration.cancel'),
  handler: async (call) =>
    answerStartedRun(
      await startCancellation(call.workspace.id, call.actor.userId, call.params.id),
      call,
    ),
});
