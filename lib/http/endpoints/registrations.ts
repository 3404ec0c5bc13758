import 'server-only';
import * as z from 'zod';
import { getRegistrationDetail } from '@/lib/domain/registrations/get-registration-detail';
import { listRegistrations as list } from '@/lib/domain/registrations/list-registrations';
import { startPreflight, startRegistration } from '@/lib/domain/runs/start-registration';
import { PreflightRequestSchema, RegisterRequestSchema } from '@/lib/schemas/register';
import { RegistrationDetailSchema, RegistrationSummarySchema } from '@/lib/schemas/registration';
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
  query: z.strictObject({ app: z.string().max(60).optional() }),
  status: 200,
  response: z.object({ registrations: z.array(RegistrationSummarySchema) }),
  handler: async ({ workspace, query: { app } }) => ({
    registrations: await list(workspace.id, app === undefined ? {} : { appId: app }),
  }),
});

/** One registration with its revisions. */
export const getRegistration = endpoint({
  id: 'registrations.get',
  method: 'GET',
  path: '/workspaces/{slug}/registrations/{id}',
  summary: 'Get a registration: what was sent, what the holder answered, revisions, files',
  tag: 'Registrations',
  access: { kind: 'workspace', permission: 'registration.read' },
  params: z.object({ id: z.string() }),
  status: 200,
  response: RegistrationDetailSchema,
  handler: ({ workspace, params }) => getRegistrationDetail(workspace.id, params.id),
});

/** Registers an app at a holder, as a run. */
export const register = endpoint({
  id: 'registrations.register',
  method: 'POST',
  path: '/workspaces/{slug}/registrations',
  summary: 'Register an app at a holder: UDAP software statement, or RFC 7591 metadata',
  description:
    'The registration is a run: follow it here with Accept: application/x-ndjson, or later at its address. What the holder gives is kept as a registration of the app.',
  tag: 'Registrations',
  access: { kind: 'workspace', permission: 'registration.manage' },
  body: RegisterRequestSchema,
  status: 201,
  response: RunSchema,
  alternatives: runStream,
  audit: auditOfRun('registration.register'),
  handler: async (call) =>
    answerStartedRun(
      await startRegistration(call.workspace.id, call.actor.userId, call.body),
      call,
    ),
});

/** Checks everything before a registration. */
export const preflight = endpoint({
  id: 'registrations.preflight',
  method: 'POST',
  path: '/workspaces/{slug}/registrations/preflight',
  summary:
    'Check an app against a holder and a method; nothing is sent to the registration endpoint',
  tag: 'Registrations',
  access: { kind: 'workspace', permission: 'registration.manage' },
  body: PreflightRequestSchema,
  status: 201,
  response: RunSchema,
  alternatives: runStream,
  audit: auditOfRun('registration.preflight'),
  handler: async (call) =>
    answerStartedRun(await startPreflight(call.workspace.id, call.actor.userId, call.body), call),
});
