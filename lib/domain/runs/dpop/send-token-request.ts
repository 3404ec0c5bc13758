import 'server-only';
import { wantsDpop, wantsDpopNonce } from '@/lib/protocol/oauth/dpop';
import { check } from '@/lib/protocol/oauth/dpop-checks';
import type { AccessTokenResponse } from '@/lib/protocol/oauth/token';
import type { HttpRequest, HttpResult } from '@/lib/protocol/transport';
import type { RunState } from '../run-state';
import { beginDpop, dpopModeOf, noteNonce } from './dpop-session';

/** What came of a token request, and what its answer has to be held against. */
export interface TokenAnswer {
  result: HttpResult;
  /** How much it matters that the token is bound to a key; undefined: the request had no proof. */
  dpop: 'wanted' | 'required' | undefined;
}

/**
 * Sends a token request: with a proof when the tokens are to be bound to a key, and once more when the holder refuses it
 * for want of a proof or of its nonce.
 *
 * @param build makes the request anew for each time: an assertion in it is good for one use
 * @param isBound the client is registered for bound tokens only
 * @see https://www.rfc-editor.org/rfc/rfc9449#section-5
 */
export async function sendTokenRequest(
  state: RunState,
  build: () => Promise<HttpRequest>,
  isBound = false,
): Promise<TokenAnswer | null> {
  const mode = dpopModeOf(state);
  const isRequired = mode === 'always' || (isBound && mode !== 'never');
  if (isRequired && !state.dpop && !(await beginDpop(state))) return null;
  const send = async () => state.context.transport(await build());
  let result = await send();
  if (!state.dpop && mode !== 'never' && wantsDpop(result)) {
    const { exchangeId } = result;
    const seen = 'The holder refused the request because it had no proof of a key.';
    await state.recorder.checks(state.currentStep(), [
      check('oauth.dpop.demanded', { verdict: 'info', seen, exchangeId }),
    ]);
    if (!(await beginDpop(state))) return null;
    result = await send();
  }
  if (state.dpop && wantsDpopNonce(result)) {
    await noteNonce(state, result);
    result = await send();
  }
  const dpop = state.dpop ? (isRequired ? 'required' : 'wanted') : undefined;
  return { result, dpop };
}

/**
 * Takes up the token that was granted: the key proves requests with it when it is bound, and is forgotten when not.
 *
 * @returns the key as it is kept with the access; null for a bearer token
 */
export function takeBinding(state: RunState, token: AccessTokenResponse): string | null {
  const { dpop } = state;
  if (!dpop || token.token_type?.toLowerCase() !== 'dpop') {
    delete state.dpop;
    return null;
  }
  dpop.accessToken = token.access_token;
  return dpop.key.secret;
}
