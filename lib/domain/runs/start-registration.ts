import 'server-only';
import { AppError } from '@/lib/errors';
import { decodeJwt, JwtError } from '@/lib/protocol/jose/decode-jwt';
import type { PreflightRequest, RegisterRequest } from '@/lib/schemas/register';
import type { Run } from '@/lib/schemas/run';
import { launchRun } from './launch-run';
import { registerApp } from './registration/register-app';
import { registerClient } from './registration/register-client';
import { registrationSteps, stepsBefore, type LastStep } from './registration/registration-steps';
import { methodNames, shownRequest, wantRegistration } from './registration/registration-state';
import { stepTexts } from './run-state';

const plainTexts = {
  title: 'Register the app',
  explanation:
    'The app sends its metadata to the registration endpoint. Nothing is signed: the holder takes it as it is, answers ' +
    'with a client_id, and with a secret when the client authenticates with one.',
};

/** What registers, by method. */
const lastSteps: Record<RegisterRequest['method'], LastStep> = {
  udap: { ...stepTexts.register, take: (state) => registerApp(state) },
  dcr: { ...plainTexts, take: async (state) => (await registerClient(state)) !== null },
};

function requireReadable(statement: string | undefined): void {
  if (statement === undefined) return;
  try {
    decodeJwt(statement);
  } catch (error) {
    if (!(error instanceof JwtError)) throw error;
    throw new AppError('request.invalid', {
      fields: [{ path: 'statement', code: 'not_a_jwt', detail: error.message }],
    });
  }
}

/**
 * Starts a run that registers a client of an app at a holder.
 *
 * @param startedBy the person, or null for a token of a script
 * @param options.isBulk it is one of many: the limit of runs at once is the job's, not the workspace's
 * @throws AppError `resource.not_found` for the app, `request.invalid`, `run.too_many`
 */
export async function startRegistration(
  workspaceId: string,
  startedBy: string | null,
  wanted: RegisterRequest,
  options: { isBulk?: boolean } = {},
): Promise<Run> {
  requireReadable(wanted.statement);
  const { app, holder, stateIn } = await wantRegistration(workspaceId, wanted);
  const before = stepsBefore(wanted.method);
  return launchRun(workspaceId, startedBy, {
    kind: 'registration',
    title: `Register ${app.name} at ${holder.label} (${methodNames[wanted.method]})`,
    holder: holder.baseUrl,
    request: shownRequest(wanted, [...before, 'register']),
    isUnlimited: options.isBulk === true,
    prepare: (world) => ({
      steps: registrationSteps(stateIn(world), before, lastSteps[wanted.method]),
    }),
  });
}

/**
 * Starts a run that checks everything before a registration and sends nothing to the registration endpoint.
 *
 * @throws AppError as `startRegistration`
 */
export async function startPreflight(
  workspaceId: string,
  startedBy: string | null,
  wanted: PreflightRequest,
): Promise<Run> {
  const { app, holder, stateIn } = await wantRegistration(workspaceId, wanted);
  const steps = stepsBefore(wanted.method);
  return launchRun(workspaceId, startedBy, {
    kind: 'preflight',
    title: `Check ${app.name} for ${holder.label} (${methodNames[wanted.method]})`,
    holder: holder.baseUrl,
    request: shownRequest(wanted, steps),
    prepare: (world) => ({ steps: registrationSteps(stateIn(world), steps) }),
  });
}
