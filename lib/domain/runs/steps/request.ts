import 'server-only';
import { buildFhirRequest } from '@/lib/protocol/fhir/request';
import { processFhirResponse } from '@/lib/protocol/fhir/response';
import { mayProceed, type RunState } from '../run-state';

/** Sends the FHIR request and judges the answer. */
export async function request(state: RunState): Promise<boolean> {
  const { baseUrl, context, recorder } = state;
  const result = await context.transport(
    buildFhirRequest({
      baseUrl,
      method: state.request.request.method,
      path: state.request.request.path,
      ...(state.accessToken ? { accessToken: state.accessToken } : {}),
    }),
  );
  const { resource, checks } = processFhirResponse(result, {
    path: state.request.request.path,
    isAuthorized: state.accessToken !== undefined,
  });
  await recorder.checks('request', checks);
  state.resource = resource;
  return mayProceed(checks);
}
