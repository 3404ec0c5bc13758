import 'server-only';
import { buildFhirRequest } from '@/lib/protocol/fhir/request';
import type { HeaderList } from '@/lib/protocol/exchange';
import { findHeader, isSecretHeader } from '@/lib/protocol/headers';
import { processFhirResponse } from '@/lib/protocol/fhir/response';
import { isDemandedStatus } from '@/lib/protocol/assertions/judge-assertions';
import type { Check } from '@/lib/protocol/check';
import { wantsDpop } from '@/lib/protocol/oauth/dpop';
import type { HttpResult } from '@/lib/protocol/transport';
import { beginDpop, dpopModeOf } from '../dpop/dpop-session';
import { mayProceed, type RunState } from '../run-state';

/** What would be a failure is news, where an assertion demands just this status. */
function asDemanded({ request }: RunState, { response }: HttpResult, checks: Check[]): Check[] {
  const isDemanded = request.assertions.some(
    (assertion) =>
      assertion.kind === 'status' && response && isDemandedStatus(response.status, assertion.is),
  );
  if (!isDemanded) return checks;
  return checks.map((check) => (check.verdict === 'fail' ? { ...check, verdict: 'info' } : check));
}

/** Sends the FHIR request and judges the answer; access that has run out is renewed, once. */
export async function request(state: RunState): Promise<boolean> {
  const { recorder } = state;
  const asked = state.request.request;
  const accept = findHeader(asked.headers, 'accept');
  let sentAt = state.context.now().getTime();
  let result = await send(state);
  if (result.response?.status === 401 && (await renewed(state, result))) {
    sentAt = state.context.now().getTime();
    result = await send(state);
  }
  state.answer = { result, durationMs: state.context.now().getTime() - sentAt };
  const { resource, checks: found } = processFhirResponse(result, {
    path: asked.path,
    method: asked.method,
    accept,
    isAuthorized:
      state.accessToken !== undefined || asked.headers.some(([name]) => isSecretHeader(name)),
  });
  const checks = asDemanded(state, result, found);
  await recorder.checks('request', checks);
  state.resource = resource;
  return mayProceed(checks);
}

/** Gets other access after a refusal. Where the holder wants a proof, the token that comes is bound to a key. */
async function renewed(state: RunState, result: HttpResult): Promise<boolean> {
  if (!state.renew) return false;
  const isProofMissing = !state.dpop && dpopModeOf(state) !== 'never' && wantsDpop(result);
  if (isProofMissing && !(await beginDpop(state))) return false;
  return state.renew();
}

/** The headers of a request; a kick-off says that it can wait, unless it says something itself. */
function headersOf({ bulk, request: { headers } }: RunState['request']): HeaderList {
  const isSaid = findHeader(headers, 'prefer') !== undefined;
  return !bulk || isSaid ? headers : [...headers, ['prefer', 'respond-async']];
}

function send({ baseUrl, context, request, accessToken }: RunState) {
  return context.transport(
    buildFhirRequest({
      baseUrl,
      ...request.request,
      headers: headersOf(request),
      ...(accessToken ? { accessToken } : {}),
    }),
  );
}
