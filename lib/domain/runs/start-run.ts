import 'server-only';
import { isSecretHeader } from '@/lib/protocol/headers';
import { plannedSteps } from '@/lib/run/planned-steps';
import type { StepKind } from '@/lib/run/frames';
import { maxRequestBodyBytes, type Run, type RunRequest } from '@/lib/schemas/run';
import { launchRun } from './launch-run';
import { resolveHolder } from './resolve-holder';
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
  token,
  request: read,
};

/** A request as it is kept and shown: headers that authenticate lose their values. */
function storedRequest({ request, ...rest }: RunRequest): Record<string, unknown> {
  const headers = request.headers.map(([name, value]) => [
    name,
    isSecretHeader(name) ? `‹${name.toLowerCase()}›` : value,
  ]);
  return { ...rest, request: { ...request, headers } };
}

/**
 * Starts a run of the console: from discovery to a FHIR request, as far as was asked for.
 *
 * @param startedBy the person, or null for a token of a script
 * @throws AppError `request.invalid` for a holder that is none, `run.too_many`
 */
export async function startRun(
  workspaceId: string,
  startedBy: string | null,
  request: RunRequest,
): Promise<Run> {
  const holder = await resolveHolder(request.holder);
  return launchRun(workspaceId, startedBy, {
    kind: 'console',
    title: `${request.request.method} ${request.request.path} at ${holder.label}`,
    holder: holder.baseUrl,
    request: storedRequest(request),
    requestBytes: 2 * maxRequestBodyBytes,
    prepare: (world) => {
      const state: RunState = { ...world, ...holder, request };
      const steps = plannedSteps(request).flatMap((kind) =>
        kind === 'examine' || kind === 'preflight'
          ? []
          : [{ kind, ...stepTexts[kind], take: () => takes[kind](state) }],
      );
      return { steps, resource: () => state.resource };
    },
  });
}
