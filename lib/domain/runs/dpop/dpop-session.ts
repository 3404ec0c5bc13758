import 'server-only';
import { newId } from '@/lib/db/ids';
import { makeDpopKey, openDpopKey, type DpopKey } from '@/lib/protocol/jose/dpop-key';
import { stringArray } from '@/lib/protocol/json-body';
import {
  bearerTokenOf,
  buildDpopClaims,
  dpopAlgorithmFor,
  dpopNonceOf,
  wantsDpopNonce,
  withDpopProof,
} from '@/lib/protocol/oauth/dpop';
import { check } from '@/lib/protocol/oauth/dpop-checks';
import type { HttpRequest, HttpResult, Transport } from '@/lib/protocol/transport';
import type { DpopMode } from '@/lib/schemas/dpop-mode';
import type { RunState } from '../run-state';
import { jwtViewOf } from '../steps/jwt-view';

/** The key with which a run proves its requests, and what servers asked of it. */
export interface DpopSession {
  key: DpopKey;
  /** The token that is bound to the key; null until there is one. */
  accessToken: string | null;
  /** The newest nonce of each server, by its origin. */
  nonces: Map<string, string>;
}

/** How the run was told to go about it; one that asks for no token has nothing to bind. */
export function dpopModeOf({ request: { auth } }: RunState): DpopMode {
  return auth.method === 'none' ? 'automatic' : auth.dpop;
}

/**
 * Begins to prove requests with a key that is made for this access.
 *
 * @returns false when the holder lists no algorithm that can be used; a check says so
 */
export async function beginDpop(state: RunState): Promise<boolean> {
  const { smart, metadata, recorder, currentStep } = state;
  const listed = smart?.dpop_signing_alg_values_supported;
  const offered = stringArray(listed ?? metadata?.['dpop_signing_alg_values_supported']);
  const alg = dpopAlgorithmFor(offered);
  await recorder.checks(currentStep(), [
    check('oauth.dpop.algorithm', {
      verdict: alg === null ? 'fail' : 'pass',
      seen: `${offered === null ? 'The holder lists none' : `The holder lists ${offered.join(', ') || 'none'}`}; ${alg === null ? 'none can be used' : `the proofs have ${alg}`}.`,
    }),
  ]);
  if (alg === null) return false;
  state.dpop = { key: await makeDpopKey(alg), accessToken: null, nonces: new Map() };
  return true;
}

/** Goes on with the key of access that is kept; without a key the token is a bearer token. */
export function resumeDpop(
  state: RunState,
  { accessToken, dpopKey }: { accessToken: string; dpopKey: string | null },
): void {
  const nonces = state.dpop?.nonces ?? new Map<string, string>();
  if (dpopKey === null) delete state.dpop;
  else state.dpop = { key: openDpopKey(dpopKey), accessToken, nonces };
}

/**
 * The state with a transport that proves what has to be proven: requests with the token that is bound to the key, and
 * token requests, each with a proof of its own that the run shows. A request for a resource that lacks the nonce of
 * the server is sent once more with it; token requests are not, because what authenticates the client in them may be
 * good for one use.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9449#section-7
 */
export function withProofs(state: RunState): RunState {
  const { farewell } = state;
  const { transport } = state.context;
  state.context = { ...state.context, transport: (request) => send(state, transport, request) };
  state.farewell = (request) => send(state, farewell, request);
  return state;
}

async function send(state: RunState, transport: Transport, request: HttpRequest) {
  const { dpop } = state;
  const isToken = request.purpose === 'token';
  const token = bearerTokenOf(request);
  const isProven = dpop && (isToken || (token !== null && token === dpop.accessToken));
  if (!isProven) return transport(request);
  const result = await transport(await proven(state, dpop, request));
  learnNonce(dpop, request, result);
  if (isToken || !wantsDpopNonce(result)) return result;
  await noteNonce(state, result);
  const again = await transport(await proven(state, dpop, request));
  learnNonce(dpop, request, again);
  return again;
}

async function proven(
  { context, recorder, currentStep }: RunState,
  { key, nonces }: DpopSession,
  request: HttpRequest,
): Promise<HttpRequest> {
  const claims = buildDpopClaims({
    request,
    now: context.now(),
    jti: context.newJti(),
    accessToken: bearerTokenOf(request) ?? undefined,
    nonce: nonces.get(new URL(request.url).origin),
  });
  const jwt = jwtViewOf(newId('jwt'), 'dpop_proof', key.header, claims);
  await recorder.emit({ type: 'jwt', step: currentStep(), jwt });
  return withDpopProof(request, await key.sign(claims));
}

function learnNonce({ nonces }: DpopSession, { url }: HttpRequest, result: HttpResult): void {
  const nonce = dpopNonceOf(result);
  if (nonce !== null) nonces.set(new URL(url).origin, nonce);
}

/** Says that the holder asked for its nonce, and that the request goes out once more. */
export async function noteNonce(
  { recorder, currentStep }: RunState,
  { exchangeId }: HttpResult,
): Promise<void> {
  const seen = 'The holder asked for its nonce; the request is sent once more with it.';
  await recorder.checks(currentStep(), [
    check('oauth.dpop.nonce', { verdict: 'info', seen, exchangeId }),
  ]);
}
