import 'server-only';
import { buildFhirRequest } from '@/lib/protocol/fhir/request';
import { isSecretHeader } from '@/lib/protocol/headers';
import { processFhirResponse } from '@/lib/protocol/fhir/response';
import { mayProceed, type RunState } from '../run-state';

/** Sends the FHIR request and judges the answer. */
export async function request(state: RunState): Promise<boolean> {
  const { baseUrl, context, recorder } = state;
  const asked = state.request.request;
  const accept = asked.headers.find(([name]) => name.toLowerCase() === 'accept')?.[1];
  const result = await context.transport(
    buildFhirRequest({
      baseUrl,
      ...asked,
      ...(state.accessToken ? { accessToken: state.accessToken } : {}),
    }),
  );
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
