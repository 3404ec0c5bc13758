import 'server-only';
import * as z from 'zod';
import { acceptDrift as accept } from '@/lib/domain/registrations/accept-drift';
import {
  startDriftCheck,
  startEnd,
  startModification,
  startRenewal,
} from '@/lib/domain/runs/start-management';
import { ModifyRegistrationSchema } from '@/lib/schemas/register';
import { RegistrationDetailSchema, type RegistrationDetail } from '@/lib/schemas/registration';
import { RunSchema } from '@/lib/schemas/run';
import { answerStartedRun, auditOfRun, runStream } from '../answer-run';
import { endpoint } from '../endpoint';

const params = z.object({ id: z.string() });
const shared = {
  method: 'POST',
  tag: 'Registrations',
  access: { kind: 'workspace', permission: 'registration.manage' },
  params,
  status: 201,
  response: RunSchema,
  alternatives: runStream,
} as const;

/** Changes a registration at its holder, as a run. */
export const modifyRegistration = endpoint({
  ...shared,
  id: 'registrations.modify',
  path: '/workspaces/{slug}/registrations/{id}/modify',
  summary: 'Change a registration to what the app says now (UDAP: again; RFC 7592: PUT)',
  body: ModifyRegistrationSchema,
  audit: auditOfRun('registration.modify'),
  handler: async (call) => {
    const { workspace, actor, body } = call;
    const run = await startModification(workspace.id, actor.userId, call.params.id, body);
    return answerStartedRun(run, call);
  },
});

/** Renews a registration at its holder, as a run. */
export const renewRegistration = endpoint({
  ...shared,
  id: 'registrations.renew',
  path: '/workspaces/{slug}/registrations/{id}/renew',
  summary: 'Renew a registration with the metadata that was sent last',
  audit: auditOfRun('registration.renew'),
  handler: async (call) =>
    answerStartedRun(
      await startRenewal(call.workspace.id, call.actor.userId, call.params.id),
      call,
    ),
});

/** Cancels a registration at its holder, as a run. */
export const cancelRegistration = endpoint({
  ...shared,
  id: 'registrations.cancel',
  path: '/workspaces/{slug}/registrations/{id}/cancel',
  summary:
    'Cancel a registration at its holder (UDAP: a statement with empty grant_types; RFC 7592: DELETE)',
  description:
    'The cancellation is a run: follow it here with Accept: application/x-ndjson, or later at its address. The registration has the status `cancelled` when the holder confirmed it, and stays active otherwise.',
  audit: auditOfRun('registration.cancel'),
  handler: async (call) =>
    answerStartedRun(await startEnd(call.workspace.id, call.actor.userId, call.params.id), call),
});

/** Asks the holder what it has, as a run. */
export const checkDrift = endpoint({
  ...shared,
  id: 'registrations.drift',
  path: '/workspaces/{slug}/registrations/{id}/drift',
  summary: 'Compare what the holder says of a registration now with what was sent',
  audit: auditOfRun('registration.drift'),
  handler: async (call) =>
    answerStartedRun(
      await startDriftCheck(call.workspace.id, call.actor.userId, call.params.id),
      call,
    ),
});

/** Takes what the holder says as the state. */
export const acceptDrift = endpoint({
  id: 'registrations.acceptDrift',
  method: 'POST',
  path: '/workspaces/{slug}/registrations/{id}/drift/accept',
  summary: 'Take what the holder says now as the state of the registration',
  tag: 'Registrations',
  access: { kind: 'workspace', permission: 'registration.manage' },
  params,
  status: 200,
  response: RegistrationDetailSchema,
  audit: {
    action: 'registration.accept-drift',
    target: ({ id }: RegistrationDetail) => ({ kind: 'registration', id }),
  },
  handler: ({ workspace, actor, params: { id } }) =>
    accept(workspace.id, id, { id: actor.userId, name: actor.name }),
});
