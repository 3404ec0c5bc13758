import 'server-only';
import { newId } from '@/lib/db/ids';
import { openAppSigner, type AppSigner } from '@/lib/domain/apps/open-app-signer';
import { openClientSecret } from '@/lib/domain/registrations/open-client-secret';
import { patienceMs } from '@/lib/domain/signatures/await-signature';
import { AppError } from '@/lib/errors';
import type { AssertionHeader } from '@/lib/protocol/jose/assertion-signer';
import { signJws } from '@/lib/protocol/jose/sign';
import type { ClientAuthentication } from '@/lib/protocol/oauth/client-authentication';
import { buildClientAssertion } from '@/lib/protocol/udap/client-assertion';
import type { StepKind } from '@/lib/run/frames';
import type { RunState } from '../run-state';
import { jwtViewOf } from '../steps/jwt-view';
import { openRunSigner } from '../steps/run-signer';
import type { UserClient } from './user-client';

/**
 * How the client of a flow authenticates at the token endpoint now: nothing, a secret, or a fresh assertion, which the
 * run shows without its signature.
 *
 * @throws AppError in words when what it needs is not here: the secret, the key, the browser that holds the key
 */
export async function proofOf(
  state: RunState,
  client: UserClient,
  tokenEndpoint: string,
  step: StepKind,
): Promise<ClientAuthentication> {
  const { clientId, authMethod, registrationId } = client;
  if (authMethod === 'none') return { method: 'none', clientId };
  if (authMethod !== 'private_key_jwt') {
    const clientSecret = await openClientSecret(state.workspaceId, registrationId);
    return { method: authMethod, clientId, clientSecret };
  }
  const assertion = client.isUdap
    ? await certifiedAssertion(state, clientId, tokenEndpoint, step)
    : await publishedAssertion(state, client, tokenEndpoint, step);
  return { method: 'private_key_jwt', assertion, isUdap: client.isUdap };
}

function claimsFor({ context }: RunState, clientId: string, tokenEndpoint: string) {
  return buildClientAssertion({
    clientId,
    tokenEndpoint,
    now: context.now(),
    jti: context.newJti(),
  });
}

function show({ recorder }: RunState, step: StepKind, header: object, claims: object) {
  const jwt = jwtViewOf(newId('jwt'), 'client_assertion', header, claims);
  return recorder.emit({ type: 'jwt', step, jwt });
}

/** UDAP: the key is certified in the header. */
async function certifiedAssertion(
  state: RunState,
  clientId: string,
  tokenEndpoint: string,
  step: StepKind,
): Promise<string> {
  const { certificate } = state;
  if (!certificate) throw new Error('a UDAP client without a certificate');
  const signer = await openRunSigner(state, certificate, step, 'client_assertion');
  const header = { alg: signer.alg, x5c: signer.x5c };
  const claims = claimsFor(state, clientId, tokenEndpoint);
  await show(state, step, header, claims);
  return signJws(header, claims, signer);
}

/** SMART: the key is found by its name in the JWK Set that the portal publishes. */
async function publishedAssertion(
  state: RunState,
  { appId, clientId }: UserClient,
  tokenEndpoint: string,
  step: StepKind,
): Promise<string> {
  const { workspaceId, context, recorder } = state;
  const opened: AppSigner | null = await openAppSigner(workspaceId, appId, context.now(), {
    runId: state.runId,
    purpose: 'client_assertion',
    signal: state.signal,
    onWaiting: (signatureId) =>
      recorder.emit({
        type: 'signature.requested',
        step,
        signatureId,
        keyName: opened?.keyName ?? '',
        thumbprint: opened?.kid ?? '',
        purpose: 'client_assertion',
        expiresAt: new Date(context.now().getTime() + patienceMs).toISOString(),
      }),
  });
  if (!opened) {
    throw new AppError('key.not_here', {
      detail:
        'The client authenticates with a key of its JWK Set, and the app publishes none. Publish one on the keys page of the app.',
    });
  }
  const header: AssertionHeader = { alg: opened.algorithm, kid: opened.kid, typ: 'JWT' };
  const claims = claimsFor(state, clientId, tokenEndpoint);
  await show(state, step, header, claims);
  return opened.signer.sign(header, new TextEncoder().encode(JSON.stringify(claims)));
}
