import 'server-only';
import { openEnvironment, type OpenEnvironment } from '@/lib/domain/environments/open-environment';
import { shownExtensions } from '@/lib/protocol/udap/extensions/shown-extensions';
import { plannedSteps } from '@/lib/run/planned-steps';
import { storedPath, storedTyped } from '@/lib/run/redact-stored';
import type { StepKind } from '@/lib/run/frames';
import { maxRequestBodyBytes, type Run, type RunRequest } from '@/lib/schemas/run';
import { fillRequest } from './fill-request';
import { beBackendClient } from './backend/backend-client';
import { backendTexts } from './backend/backend-texts';
import { backendToken } from './backend/backend-token';
import { requireBackendRegistration } from './backend/prepare-backend';
import { authorize } from './code/authorize';
import { beClient } from './code/be-client';
import { findExport } from './export/find-export';
import { followExport } from './export/follow-export';
import { noteKickOff } from './export/note-kick-off';
import { codeToken } from './code/code-token';
import { codeTexts } from './code/code-texts';
import { prepareCode } from './code/prepare-code';
import { withProofs } from './dpop/dpop-session';
import { launchRun } from './launch-run';
import { requireConfirmation } from './require-confirmation';
import { resolveHolder } from './resolve-holder';
import type { PlannedStep } from './run-world';
import { stepTexts, type RunState, type Step } from './run-state';
import { assertAnswer, type CapturedValue } from './steps/assert-answer';
import { certificate } from './steps/certificate';
import { discover } from './steps/discover';
import { register } from './steps/register';
import { request as read } from './steps/request';
import { token } from './steps/token';
import { trust } from './steps/trust';

const takes: Record<Exclude<StepKind, 'examine' | 'preflight'>, Step> = {
  discover,
  trust,
  certificate,
  register,
  authorize,
  token,
  request: async (state) => {
    const mayGoOn = await read(state);
    if (state.answer) await assertAnswer(state, state.answer);
    if (!mayGoOn || !state.request.bulk) return mayGoOn;
    return noteKickOff(state);
  },
  export: async (state) => {
    // An export may take longer than the token lives: clients without a person just ask for another.
    const own = ofMethod[state.request.auth.method]?.takes.token ?? takes.token;
    if (state.accessToken !== undefined) state.renew ??= () => own(state);
    return followExport(state);
  },
};

/** A request as it is kept and shown: what authenticates loses its value, names of variables stay. */
function storedRequest({ request, auth, confirmed, ...rest }: RunRequest): Record<string, unknown> {
  void confirmed;
  return { ...rest, auth: storedAuth(auth), request: storedTyped(request) };
}

function storedAuth(auth: RunRequest['auth']): RunRequest['auth'] {
  return auth.method === 'udap' && auth.extensions
    ? { ...auth, extensions: shownExtensions(auth.extensions) }
    : auth;
}

/** The authentication as it is shown: as it was written, with what the registration that was chosen says. */
function shownAuth({ auth: written }: RunRequest, { auth }: RunRequest): RunRequest['auth'] {
  if (written.method !== 'code' || auth.method !== 'code') return written;
  const { registration, authMethod } = auth;
  return { ...written, registration, authMethod };
}

/** What a run may have beside its request. */
export interface RunOptions {
  /** An authorization that was answered after its run had ended: this one goes on with the answer. */
  adopts?: string;
  /** Values that requests before it took; they stand before those of the environment. */
  captured?: readonly CapturedValue[];
  onCaptured?: (values: readonly CapturedValue[]) => Promise<void>;
  /** Not counted for the limit of runs at once. */
  isUnlimited?: boolean;
}

/** The environment with values that earlier requests took. */
function withCaptured(
  environment: OpenEnvironment | null,
  captured: readonly CapturedValue[],
): OpenEnvironment | null {
  if (captured.length === 0) return environment;
  const values = new Map(environment?.values);
  const secretNames = new Set(environment?.secretNames);
  for (const { variable, value, isSecret } of captured) {
    values.set(variable, value);
    if (isSecret) secretNames.add(variable);
    else secretNames.delete(variable);
  }
  const { name = 'no environment', isProduction = false } = environment ?? {};
  return { name, isProduction, values, secretNames };
}

/** What a step does and says with one way to authenticate, when it is not what it does with UDAP. */
const ofMethod: Partial<
  Record<
    RunRequest['auth']['method'],
    { takes: Partial<Record<StepKind, Step>>; texts: typeof codeTexts }
  >
> = {
  code: { takes: { register: beClient, token: codeToken }, texts: codeTexts },
  backend: { takes: { register: beBackendClient, token: backendToken }, texts: backendTexts },
};

function planSteps(state: RunState): PlannedStep[] {
  const own = ofMethod[state.request.auth.method];
  return plannedSteps(state.request).flatMap((kind) => {
    if (kind === 'examine' || kind === 'preflight') return [];
    const take = own?.takes[kind] ?? takes[kind];
    const texts = own?.texts[kind] ?? stepTexts[kind];
    return [{ kind, ...texts, take: () => take(state) }];
  });
}

/**
 * Starts a run of the console: from discovery to a FHIR request, as far as was asked for.
 *
 * @param startedBy the person, or null for a token of a script
 * @throws AppError `request.invalid` for a holder that is none, a registration that does not fit, or a variable that is
 *   not there, `run.unconfirmed_write`, `run.too_many`
 */
export async function startRun(
  workspaceId: string,
  startedBy: string | null,
  template: RunRequest,
  options: RunOptions = {},
): Promise<Run> {
  const { captured = [], isUnlimited = false, ...more } = options;
  const opened = await openEnvironment(workspaceId, template.environment ?? null);
  const environment = withCaptured(opened, captured);
  const { request: filled, shownPath, secrets } = fillRequest(template, environment);
  requireConfirmation(filled, environment);
  const holder = await resolveHolder(filled.holder);
  await requireBackendRegistration(workspaceId, holder.baseUrl, filled);
  const follows = filled.bulk?.follows;
  const exportAt =
    follows === undefined
      ? {}
      : { exportAt: await findExport(workspaceId, holder.baseUrl, follows) };
  const { request, ...prepared } = await prepareCode(workspaceId, holder.baseUrl, filled);
  return launchRun(workspaceId, startedBy, {
    kind: 'console',
    title: `${request.request.method} ${storedPath(shownPath)} at ${holder.label}`,
    holder: holder.baseUrl,
    request: storedRequest({ ...template, auth: shownAuth(template, request) }),
    requestBytes: 2 * maxRequestBodyBytes,
    secrets,
    method: request.request.method,
    path: shownPath,
    isProduction: environment?.isProduction === true,
    isUnlimited,
    prepare: (world) => {
      const state = withProofs({
        ...world,
        ...holder,
        ...prepared,
        ...exportAt,
        ...more,
        request,
      });
      return { steps: planSteps(state), resource: () => state.resource };
    },
  });
}
