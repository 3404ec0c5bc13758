import 'server-only';
import { buildFhirRequest } from '@/lib/protocol/fhir/request';
import { isSecretHeader } from '@/lib/protocol/headers';
import { processFhirResponse } from '@/lib/protocol/fhir/response';
import { isDemandedStatus } from '@/lib/protocol/assertions/judge-assertions';
import type { Check } from '@/lib/protocol/check';
import type { HttpResult } from '@/lib/protocol/transport';
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
  const accept = asked.headers.find(([name]) => name.toLowerCase() === 'accept')?.[1];
  let sentAt = state.context.now().getTime();
  let result = await send(state);
  if (result.response?.status === 401 && state.renew && (await state.renew())) {
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

function send({ baseUrl, context, request: { request: asked }, accessToken }: RunState) {
  return context.transport(
    buildFhirRequest({
      baseUrl,
      ...asked,
      ...(accessToken ? { accessToken } : {}),
    }),
  );
}
