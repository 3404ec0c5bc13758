import 'server-only';
import { findSigningAlgorithm } from '@/lib/domain/apps/open-app-signer';
import {
  buildBackendTokenRequest,
  checkBackendRequest,
  processBackendTokenResponse,
} from '@/lib/protocol/smart/backend-services';
import { proofOf } from '../code/client-proof';
import { codeEndpointsOf } from '../code/code-state';
import { sendTokenRequest, takeBinding } from '../dpop/send-token-request';
import { mayProceed, type RunState } from '../run-state';
import { emitScopes } from '../steps/emit-scopes';
import { keepMachineToken } from '../steps/keep-machine-token';

/** Asks for an access token without a person: with an assertion that a key of the JWK Set has signed. */
export async function backendToken(state: RunState): Promise<boolean> {
  const { workspaceId, context, recorder, smart, userClient: client, request } = state;
  const { auth } = request;
  if (auth.method !== 'backend' || !client || !smart) return false;
  const { token: tokenEndpoint } = codeEndpointsOf(state, client);
  if (tokenEndpoint === undefined) return false;
  const isSigned = client.authMethod === 'private_key_jwt';
  const preflight = checkBackendRequest(smart, {
    scope: auth.scope,
    algorithm: isSigned
      ? await findSigningAlgorithm(workspaceId, client.appId, context.now())
      : null,
  });
  await recorder.checks('token', preflight);
  if (!mayProceed(preflight)) return false;

  const build = async () => {
    const proof = await proofOf(state, client, tokenEndpoint, 'token');
    return buildBackendTokenRequest({ tokenEndpoint, client: proof, scope: auth.scope });
  };
  const sent = await sendTokenRequest(state, build, client.isDpopBound);
  if (!sent) return false;
  const { result, dpop } = sent;
  const { token, checks } = processBackendTokenResponse(result, {
    requestedScope: auth.scope,
    ruleSet: request.rules,
    dpop,
  });
  await recorder.checks('token', checks);
  if (!token || !mayProceed(checks)) return false;
  state.accessToken = token.access_token;
  const asked = { tokenEndpoint, scope: auth.scope, dpopKey: takeBinding(state, token) };
  const tokenId = await keepMachineToken(state, client.registrationId, token, asked);
  const granted = token.scope ?? auth.scope;
  await emitScopes(state, { asked: auth.scope, registered: client.scope, granted }, tokenId);
  return true;
}
