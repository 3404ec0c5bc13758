import 'server-only';
import * as z from 'zod';
import { listRegistrations as list } from '@/lib/domain/registrations/list-registrations';
import { followRun } from '@/lib/domain/runs/follow-run';
import { startCancellation } from '@/lib/domain/runs/start-cancellation';
import { RegistrationSummarySchema } from '@/lib/schemas/registration';
import { RunSchema, type Run } from '@/lib/schemas/run';
import { endpoint } from '../endpoint';
import { ndjsonResponse, wantsNdjson } from '../ndjson';

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
  alternatives: {
    'application/x-ndjson': 'The frames of the run, one JSON object a line, as they happen.',
  },
  audit: {
    action: 'registration.cancel',
    target: (run: Run) => ({ kind: 'run', id: run.id }),
  },
  handler: async ({ actor, workspace, params, accept, signal, audit }) => {
    const run = await startCancellation(workspace.id, actor.userId, params.id);
    if (!wantsNdjson(accept)) return run;
    await audit(run);
    return ndjsonResponse(followRun(run.id, signal), signal);
  },
});
