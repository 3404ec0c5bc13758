import 'server-only';
import { newSecret } from '@/lib/crypto/token';
import { callbackUri } from '@/lib/domain/authorizations/addresses';
import {
  awaitAnswer,
  openAuthorization,
  patienceMs,
  takeAnswer,
  type AnsweredAuthorization,
} from '@/lib/domain/authorizations/await-authorization';
import type { AuthorizationSecrets } from '@/lib/domain/authorizations/authorization-secrets';
import { check } from '@/lib/protocol/oauth/authorization-checks';
import {
  buildAuthorizationUrl,
  checkAuthorizationRequest,
} from '@/lib/protocol/oauth/authorization-request';
import { processAuthorizationResponse } from '@/lib/protocol/oauth/authorization-response';
import { codeChallengeOf } from '@/lib/protocol/oauth/pkce';
import type { CodeAuth } from '@/lib/schemas/code-auth';
import { mayProceed, type RunState } from '../run-state';
import { codeAuthOf, codeEndpointsOf } from './code-state';
import { takeKeptAccess } from './kept-access';
import type { UserClient } from './user-client';
import { groundsOf, issuerOf } from './what-is-offered';

/**
 * Has the person sign in at the holder and let the app in, unless they did before and it still counts. The run waits
 * while the browser is away.
 * @see https://hl7.org/fhir/smart-app-launch/STU2.2/app-launch.html
 */
export async function authorize(state: RunState): Promise<boolean> {
  const auth = codeAuthOf(state);
  const { userClient: client, recorder } = state;
  if (!auth || !client) return false;
  if (state.adopts !== undefined) return goOnWith(state, client, state.adopts);
  if (await takeKeptAccess(state, client, auth)) return true;
  const { authorization: endpoint } = codeEndpointsOf(state, client);
  const before = checkAuthorizationRequest(groundsOf(state, client, auth, callbackUri()));
  await recorder.checks('authorize', before);
  if (endpoint === undefined || !mayProceed(before)) return false;
  const answered = await sendThere(state, client, auth, endpoint);
  return answered !== null && judge(state, client, answered);
}

function secretsFor(
  state: RunState,
  client: UserClient,
  auth: CodeAuth,
  endpoint: string,
): AuthorizationSecrets {
  const [stateValue, codeVerifier] = [newSecret(), newSecret()];
  const isOpenId = auth.scope.split(' ').includes('openid');
  const nonce = isOpenId ? newSecret() : null;
  const redirectUri = callbackUri();
  const url = buildAuthorizationUrl({
    endpoint,
    clientId: client.clientId,
    redirectUri,
    scope: auth.scope,
    state: stateValue,
    codeChallenge: codeChallengeOf(codeVerifier),
    aud: state.baseUrl,
    ...(nonce === null ? {} : { nonce }),
    ...(auth.maxAge === undefined ? {} : { maxAge: auth.maxAge }),
    ...(auth.prompt === undefined ? {} : { prompt: auth.prompt }),
    ...(auth.launch === undefined ? {} : { launch: auth.launch }),
    ...(auth.idp === undefined ? {} : { idp: auth.idp }),
  });
  return { url, state: stateValue, codeVerifier, nonce, redirectUri };
}

/** Says where the person goes, and waits for them; null when nobody came back. */
async function sendThere(
  state: RunState,
  client: UserClient,
  auth: CodeAuth,
  endpoint: string,
): Promise<AnsweredAuthorization | null> {
  const { workspaceId, runId, startedBy, recorder, context, signal, conceal } = state;
  const secrets = secretsFor(state, client, auth, endpoint);
  conceal('state', secrets.state);
  conceal('code_verifier', secrets.codeVerifier);
  const { id: authorizationId, expiresAt } = await openAuthorization(
    { workspaceId, runId, startedBy, registrationId: client.registrationId, secrets },
    context.now(),
  );
  const about = { step: 'authorize', authorizationId } as const;
  await recorder.emit({
    type: 'authorization.requested',
    ...about,
    url: secrets.url,
    expiresAt: expiresAt.toISOString(),
  });
  const outcome = await awaitAnswer(authorizationId, expiresAt, signal);
  const how = typeof outcome === 'string' ? outcome : 'answered';
  await recorder.emit({ type: 'authorization.ended', ...about, how });
  if (typeof outcome !== 'string') return outcome;
  if (outcome === 'expired') {
    const seen = `Nobody came back within ${patienceMs / 60_000} minutes.`;
    await recorder.checks('authorize', [
      check('oauth.authorization.returned', { verdict: 'fail', seen }),
    ]);
  }
  return null;
}

/** Takes up an answer that came for a run which a restart of the portal had ended. */
async function goOnWith(state: RunState, client: UserClient, id: string): Promise<boolean> {
  const answered = await takeAnswer(id);
  if (!answered) return false;
  state.conceal('state', answered.secrets.state);
  state.conceal('code_verifier', answered.secrets.codeVerifier);
  await state.recorder.emit({
    type: 'note',
    step: 'authorize',
    text: 'The portal was restarted while the person was at the holder. This run goes on with what they came back with.',
  });
  return judge(state, client, answered);
}

async function judge(
  state: RunState,
  client: UserClient,
  { answer, secrets }: AnsweredAuthorization,
): Promise<boolean> {
  const { code, checks } = processAuthorizationResponse(answer, {
    state: secrets.state,
    ...issuerOf(state, client),
  });
  if (code !== null) state.conceal('code', code);
  await state.recorder.checks('authorize', checks);
  if (code === null || !mayProceed(checks)) return false;
  const { codeVerifier, redirectUri, nonce } = secrets;
  state.code = { code, codeVerifier, redirectUri, nonce };
  return true;
}
