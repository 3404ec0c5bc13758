import 'server-only';
import { keepToken } from '@/lib/domain/run-tokens/keep-token';
import type { KeptToken } from '@/lib/domain/run-tokens/kept-token';
import { buildCodeExchange } from '@/lib/protocol/oauth/code-grant';
import { processCodeTokenResponse } from '@/lib/protocol/oauth/code-token';
import { processLaunchContext } from '@/lib/protocol/smart/launch-context';
import { mayProceed, type RunState } from '../run-state';
import { sendTokenRequest, takeBinding } from '../dpop/send-token-request';
import { emitScopes } from '../steps/emit-scopes';
import { proofOf } from './client-proof';
import { codeAuthOf, codeEndpointsOf } from './code-state';
import { expiryOf } from './expiry-of';
import { contextFacts, occasionOf, goOnWithAccess } from './kept-access';
import { lifeOf } from './renew-token';
import { verifyIdentity } from './verify-identity';

/** Exchanges the code for tokens, judges what came along, and keeps it for the next run. */
export async function codeToken(state: RunState): Promise<boolean> {
  const auth = codeAuthOf(state);
  const { workspaceId, context, recorder, userClient: client } = state;
  if (!auth || !client) return false;
  if (state.accessToken !== undefined) return noteReuse(state);
  const { token: tokenEndpoint } = codeEndpointsOf(state, client);
  if (!state.code || tokenEndpoint === undefined) return false;
  const { code, redirectUri, codeVerifier, nonce } = state.code;
  const build = async () => {
    const proof = await proofOf(state, client, tokenEndpoint, 'token');
    return buildCodeExchange({ tokenEndpoint, client: proof, code, redirectUri, codeVerifier });
  };
  const sent = await sendTokenRequest(state, build, client.isDpopBound);
  if (!sent) return false;
  const { result, dpop } = sent;
  const { token, checks } = processCodeTokenResponse(result, {
    grant: 'authorization_code',
    requestedScope: auth.scope,
    ruleSet: state.request.rules,
    isUdap: client.isUdap,
    dpop,
  });
  await recorder.checks('token', checks);
  if (!token || !mayProceed(checks)) return false;

  const dpopKey = takeBinding(state, token);
  const scope = token.scope ?? auth.scope;
  const { exchangeId } = result;
  const { context: launch, checks: about } = processLaunchContext(token, scope);
  await recorder.checks(
    'token',
    about.map((entry) => ({ ...entry, exchangeId })),
  );
  const { identity, mayGoOn } = await verifyIdentity(state, {
    client,
    token,
    tokenEndpoint,
    scope,
    nonce,
    maxAge: auth.maxAge ?? null,
    before: null,
    exchangeId,
    step: 'token',
  });
  if (!mayGoOn) return false;
  const given = {
    accessToken: token.access_token,
    refreshToken: token.refresh_token ?? null,
    dpopKey,
    scope,
    expiresAt: expiryOf(token.expires_in, context.now()),
    tokenEndpoint,
    context: { launch, identity },
  };
  const id = await keepToken(workspaceId, occasionOf(state, client, auth), {
    ...given,
    runId: state.runId,
  });
  await emitScopes(state, { asked: auth.scope, registered: client.scope, granted: scope }, id);
  const kept: KeptToken = { id, grantedAt: context.now(), renewedAt: null, ...given };
  goOnWithAccess(state, kept);
  await recorder.emit({
    type: 'note',
    step: 'token',
    text:
      given.refreshToken === null
        ? 'The portal keeps the access for the next run, as long as it lasts.'
        : 'The portal keeps the access for the next run, and renews it before it runs out.',
    facts: { scope, ...lifeOf(kept.expiresAt), ...contextFacts(kept) },
  });
  return mayProceed(about);
}

async function noteReuse({ recorder }: RunState): Promise<true> {
  await recorder.emit({
    type: 'note',
    step: 'token',
    text: 'There is nothing to exchange: the run uses the access token that is kept.',
  });
  return true;
}
