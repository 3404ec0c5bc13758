import 'server-only';
import { forgetToken, replaceTokens } from '@/lib/domain/run-tokens/keep-token';
import { openKeptToken, type KeptToken } from '@/lib/domain/run-tokens/kept-token';
import { buildRefreshRequest } from '@/lib/protocol/oauth/code-grant';
import { processCodeTokenResponse } from '@/lib/protocol/oauth/code-token';
import type { StepKind } from '@/lib/run/frames';
import { asAdvisory, mayProceed, type RunState } from '../run-state';
import { resumeDpop } from '../dpop/dpop-session';
import { sendTokenRequest, takeBinding } from '../dpop/send-token-request';
import { proofOf } from './client-proof';
import { expiryOf } from './expiry-of';
import { verifyIdentity } from './verify-identity';

/**
 * One renewal at a time for each kept token: a holder that rotates refresh tokens takes each once, and may take a
 * second use of the same one for theft.
 */
const store = globalThis as typeof globalThis & { onrampRenewals?: Map<string, Promise<unknown>> };
const renewals = (store.onrampRenewals ??= new Map());

async function oneAfterTheOther<Value>(id: string, act: () => Promise<Value>): Promise<Value> {
  const before = renewals.get(id) ?? Promise.resolve();
  const mine = before.then(act, act);
  const settled = mine.catch(() => undefined);
  renewals.set(id, settled);
  try {
    return await mine;
  } finally {
    if (renewals.get(id) === settled) renewals.delete(id);
  }
}

/**
 * Gets a new access token with the refresh token that is kept. When another run has renewed it meanwhile, that one is
 * taken. What the holder refuses is forgotten, because it will not get better.
 *
 * @param step the step to which the exchange belongs
 * @returns the renewed access, or null: then the person has to sign in again
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-6
 */
export function renewToken(
  state: RunState,
  kept: KeptToken,
  step: StepKind,
): Promise<KeptToken | null> {
  return oneAfterTheOther(kept.id, async () => {
    const current = await openKeptToken(state.workspaceId, kept.id);
    if (!current || current.accessToken !== kept.accessToken) return current;
    return refresh(state, current, step);
  });
}

async function refresh(
  state: RunState,
  kept: KeptToken,
  step: StepKind,
): Promise<KeptToken | null> {
  const { workspaceId, context, recorder, userClient: client, request } = state;
  const { refreshToken, tokenEndpoint, scope } = kept;
  if (!client || refreshToken === null) return null;
  // A key that the run has made meanwhile, because the holder asked for one, counts for the renewed token.
  if (kept.dpopKey !== null) resumeDpop(state, kept);
  const build = async () => {
    const proof = await proofOf(state, client, tokenEndpoint, step);
    return buildRefreshRequest({ tokenEndpoint, client: proof, refreshToken });
  };
  const sent = await sendTokenRequest(state, build, client.isDpopBound || kept.dpopKey !== null);
  if (!sent) return null;
  const { result, dpop } = sent;
  const { token, checks } = processCodeTokenResponse(result, {
    grant: 'refresh_token',
    requestedScope: scope,
    ruleSet: request.rules,
    isUdap: client.isUdap,
    dpop,
  });
  // Nothing is lost yet when it is refused: the person can sign in again.
  await recorder.checks(step, step === 'authorize' ? asAdvisory(checks) : checks);
  if (!token || !mayProceed(checks)) {
    const text = 'The access that was to be renewed.';
    await recorder.emit({ type: 'note', step, text, facts: lineageOf(kept, client.clientId) });
    if (result.response && result.response.status < 500) await forgetToken(workspaceId, kept.id);
    return null;
  }
  const { mayGoOn } = await verifyIdentity(state, {
    client,
    token,
    tokenEndpoint,
    scope,
    nonce: null,
    maxAge: null,
    before: kept.context.identity,
    exchangeId: result.exchangeId,
    step,
  });
  if (!mayGoOn) {
    // The access belongs to somebody else, or nobody knows to whom.
    await forgetToken(workspaceId, kept.id);
    return null;
  }
  const given = {
    accessToken: token.access_token,
    refreshToken: token.refresh_token ?? null,
    dpopKey: takeBinding(state, token),
    scope: token.scope ?? scope,
    expiresAt: expiryOf(token.expires_in, context.now()),
  };
  await replaceTokens(workspaceId, kept.id, given, context.now());
  await recorder.emit({
    type: 'note',
    step,
    text: 'The access token was renewed with the refresh token; nobody had to sign in.',
    facts: { scope: given.scope, ...lifeOf(given.expiresAt) },
  });
  return openKeptToken(workspaceId, kept.id);
}

/** Where kept access comes from, as facts of a note: what an explanation needs when the holder refuses it. */
export function lineageOf(kept: KeptToken, clientId: string): Record<string, string> {
  return {
    client_id: clientId,
    scope: kept.scope,
    'token endpoint': kept.tokenEndpoint,
    granted: kept.grantedAt.toISOString(),
    renewed: kept.renewedAt?.toISOString() ?? 'never',
    ...lifeOf(kept.expiresAt),
  };
}

/** Until when a token lives, as a fact of a note. */
export function lifeOf(expiresAt: Date | null): Record<string, string> {
  return { 'good until': expiresAt?.toISOString() ?? 'the holder does not say' };
}
