import 'server-only';
import { buildFhirRequest } from '@/lib/protocol/fhir/request';
import { isSecretHeader } from '@/lib/protocol/headers';
import { processFhirResponse } from '@/lib/protocol/fhir/response';
import { mayProceed, type RunState } from '../run-state';

/** Sends the FHIR request and judges the answer; access that has run out is renewed, once. */
export async function request(state: RunState): Promise<boolean> {
  const { recorder } = state;
  const asked = state.request.request;
  const accept = asked.headers.find(([name]) => name.toLowerCase() === 'accept')?.[1];
  let result = await send(state);
  if (result.response?.status === 401 && state.renew && (await state.renew())) {
    result = await send(state);
  }
  const { resource, checks } = processFhirResponse(result, {
    path: asked.path,
    method: asked.method,
    accept,
    isAuthorized:
      state.accessToken !== undefined || asked.headers.some(([name]) => isSecretHeader(name)),
  });
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
