import 'server-only';
import { openEnvironment, type OpenEnvironment } from '@/lib/domain/environments/open-environment';
import { AppError } from '@/lib/errors';
import { isSecretHeader } from '@/lib/protocol/headers';
import { shownExtensions } from '@/lib/protocol/udap/extensions/shown-extensions';
import { plannedSteps } from '@/lib/run/planned-steps';
import type { StepKind } from '@/lib/run/frames';
import { parseTemplate } from '@/lib/run/variables';
import { maxRequestBodyBytes, type Run, type RunRequest } from '@/lib/schemas/run';
import { fillRequest } from './fill-request';
import { beBackendClient } from './backend/backend-client';
import { backendTexts } from './backend/backend-texts';
import { backendToken } from './backend/backend-token';
import { requireBackendRegistration } from './backend/prepare-backend';
import { authorize } from './code/authorize';
import { beClient } from './code/be-client';
import { codeToken } from './code/code-token';
import { codeTexts } from './code/code-texts';
import { prepareCode } from './code/prepare-code';
import { launchRun } from './launch-run';
import { resolveHolder } from './resolve-holder';
import type { PlannedStep } from './run-world';
import { stepTexts, type RunState, type Step } from './run-state';
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
  request: read,
};

/** Whether a value says nothing but names of variables, after a scheme such as Bearer. */
function isReference(value: string): boolean {
  const parts = parseTemplate(value);
  return (
    parts.some((part) => 'variable' in part) &&
    parts.every((part) => 'variable' in part || /^\s*(Bearer|Basic|DPoP)?\s*$/i.test(part.text))
  );
}

/** A request as it is kept and shown: headers that authenticate lose their values, names of variables stay. */
function storedRequest({ request, auth, confirmed, ...rest }: RunRequest): Record<string, unknown> {
  void confirmed;
  const headers = request.headers.map(([name, value]) => [
    name,
    isSecretHeader(name) && !isReference(value) ? `‹${name.toLowerCase()}›` : value,
  ]);
  return { ...rest, auth: storedAuth(auth), request: { ...request, headers } };
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

/** Whether a request changes something at the holder. */
function writes({ method, path }: RunRequest['request']): boolean {
  return (
    !['GET', 'HEAD', 'OPTIONS'].includes(method) &&
    !(method === 'POST' && (path.split('?')[0] ?? '').endsWith('_search'))
  );
}

function requireConfirmation(request: RunRequest, environment: OpenEnvironment | null): void {
  if (!environment?.isProduction || request.confirmed || request.until !== 'request') return;
  if (!writes(request.request)) return;
  throw new AppError('run.unconfirmed_write', {
    detail: `“${environment.name}” is production, and a ${request.request.method} writes there. Confirm it, or choose another environment.`,
  });
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
 * @param options.adopts an authorization that was answered after its run had ended: this one goes on with the answer
 * @throws AppError `request.invalid` for a holder that is none, a registration that does not fit, or a variable that is
 *   not there, `run.unconfirmed_write`, `run.too_many`
 */
export async function startRun(
  workspaceId: string,
  startedBy: string | null,
  template: RunRequest,
  options: { adopts?: string } = {},
): Promise<Run> {
  const environment = await openEnvironment(workspaceId, template.environment ?? null);
  const { request: filled, shownPath, secrets } = fillRequest(template, environment);
  requireConfirmation(filled, environment);
  const holder = await resolveHolder(filled.holder);
  await requireBackendRegistration(workspaceId, holder.baseUrl, filled);
  const { request, ...prepared } = await prepareCode(workspaceId, holder.baseUrl, filled);
  return launchRun(workspaceId, startedBy, {
    kind: 'console',
    title: `${request.request.method} ${shownPath} at ${holder.label}`,
    holder: holder.baseUrl,
    request: storedRequest({ ...template, auth: shownAuth(template, request) }),
    requestBytes: 2 * maxRequestBodyBytes,
    secrets,
    isProduction: environment?.isProduction === true,
    prepare: (world) => {
      const state: RunState = { ...world, ...holder, ...prepared, ...options, request };
      return { steps: planSteps(state), resource: () => state.resource };
    },
  });
}
