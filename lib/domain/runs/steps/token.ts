import 'server-only';
import { newId } from '@/lib/db/ids';
import { env } from '@/lib/env';
import { signJws } from '@/lib/protocol/jose/sign';
import { buildClientCredentialsRequest, processTokenResponse } from '@/lib/protocol/oauth/token';
import { checkB2bExtension } from '@/lib/protocol/udap/b2b';
import { buildClientAssertion } from '@/lib/protocol/udap/client-assertion';
import type { B2bExtension } from '@/lib/schemas/run';
import { mayProceed, type RunState } from '../run-state';
import { jwtViewOf } from './jwt-view';
import { openRunSigner } from './run-signer';

/** What the console says of itself when the person did not: treatment, on behalf of this portal. */
function defaultB2b(): B2bExtension {
  return {
    version: '1',
    subject_name: 'Onramp console',
    organization_name: 'Onramp',
    organization_id: env().APP_URL,
    purpose_of_use: ['urn:oid:2.16.840.1.113883.5.8#TREAT'],
  };
}

/** Authenticates with a signed assertion and asks for an access token. */
export async function token(state: RunState): Promise<boolean> {
  const { request, context, recorder, endpoints, certificate, registration } = state;
  if (!endpoints || !certificate || !registration || request.auth.method !== 'udap') return false;
  const b2b = request.auth.b2b ?? defaultB2b();
  const preflight = checkB2bExtension(b2b);
  const signer = await openRunSigner(state, certificate, 'token', 'client_assertion');
  const claims = buildClientAssertion({
    clientId: registration.clientId,
    tokenEndpoint: endpoints.token_endpoint,
    now: context.now(),
    jti: context.newJti(),
    b2b,
  });
  const header = { alg: signer.alg, x5c: signer.x5c };
  await recorder.emit({
    type: 'jwt',
    step: 'token',
    jwt: jwtViewOf(newId('jwt'), 'client_assertion', header, claims),
  });
  await recorder.checks('token', preflight);
  if (!mayProceed(preflight)) return false;

  const result = await context.transport(
    buildClientCredentialsRequest({
      tokenEndpoint: endpoints.token_endpoint,
      clientAssertion: await signJws(header, claims, signer),
      scope: request.auth.scope,
    }),
  );
  const { token: granted, checks } = processTokenResponse(result, {
    requestedScope: request.auth.scope,
    ruleSet: request.rules,
  });
  await recorder.checks('token', checks);
  if (!granted || !mayProceed(checks)) {
    if (registration.isReused && !state.signal.aborted) {
      await recorder.emit({
        type: 'note',
        step: 'token',
        text:
          'The run used a registration from an earlier time. If the holder has forgotten it or the ' +
          'certificate has changed, send again with “register again”.',
        facts: { client_id: registration.clientId },
      });
    }
    return false;
  }
  state.accessToken = granted.access_token;
  return true;
}
