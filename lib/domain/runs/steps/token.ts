import 'server-only';
import { newId } from '@/lib/db/ids';
import { env } from '@/lib/env';
import { signJws } from '@/lib/protocol/jose/sign';
import { buildClientCredentialsRequest, processTokenResponse } from '@/lib/protocol/oauth/token';
import { buildClientAssertion } from '@/lib/protocol/udap/client-assertion';
import { checkExtensions } from '@/lib/protocol/udap/extensions/check-extensions';
import type { AuthorizationExtensions } from '@/lib/protocol/udap/extensions/names';
import { shownExtensions } from '@/lib/protocol/udap/extensions/shown-extensions';
import type { B2bExtension, UdapAuth } from '@/lib/schemas/run';
import { sendTokenRequest, takeBinding } from '../dpop/send-token-request';
import { mayProceed, type RunState } from '../run-state';
import { emitScopes } from './emit-scopes';
import { jwtViewOf } from './jwt-view';
import { keepMachineToken } from './keep-machine-token';
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

/** The extension objects of the assertion: those that were given; without any, who the console is. */
function extensionsOf({ b2b, extensions }: UdapAuth): AuthorizationExtensions {
  const given = { ...(b2b ? { 'hl7-b2b': b2b } : {}), ...extensions };
  return Object.keys(given).length > 0 ? given : { 'hl7-b2b': { ...defaultB2b() } };
}

/** Authenticates with a signed assertion and asks for an access token. */
export async function token(state: RunState): Promise<boolean> {
  const { request, context, recorder, endpoints, certificate, registration } = state;
  if (!endpoints || !certificate || !registration || request.auth.method !== 'udap') return false;
  const extensions = extensionsOf(request.auth);
  const preflight = checkExtensions(extensions, {
    supported: state.metadata?.udap_authorization_extensions_supported ?? null,
    required: state.metadata?.udap_authorization_extensions_required ?? null,
    sanUri: certificate.sanUris[0] ?? null,
    now: context.now(),
  });
  const { scope } = request.auth;
  const tokenEndpoint = endpoints.token_endpoint;
  const signer = await openRunSigner(state, certificate, 'token', 'client_assertion');
  const header = { alg: signer.alg, x5c: signer.x5c };
  const assertion = async () => {
    const claims = buildClientAssertion({
      clientId: registration.clientId,
      tokenEndpoint,
      now: context.now(),
      jti: context.newJti(),
      extensions,
    });
    const shownClaims = { ...claims, extensions: shownExtensions(extensions) };
    const jwt = jwtViewOf(newId('jwt'), 'client_assertion', header, shownClaims);
    await recorder.emit({ type: 'jwt', step: 'token', jwt });
    return claims;
  };
  let claims: Awaited<ReturnType<typeof assertion>> | null = await assertion();
  await recorder.checks('token', preflight);
  if (!mayProceed(preflight)) return false;

  const build = async () => {
    // The first one is made already, so that the checks stand below what they are about.
    const clientAssertion = await signJws(header, claims ?? (await assertion()), signer);
    claims = null;
    return buildClientCredentialsRequest({ tokenEndpoint, clientAssertion, scope });
  };
  const sent = await sendTokenRequest(state, build);
  if (!sent) return false;
  const { token: granted, checks } = processTokenResponse(sent.result, {
    requestedScope: scope,
    ruleSet: request.rules,
    dpop: sent.dpop,
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
  const { id } = registration;
  const asked = { tokenEndpoint, scope, dpopKey: takeBinding(state, granted) };
  const tokenId = id === undefined ? null : await keepMachineToken(state, id, granted, asked);
  await emitScopes(
    state,
    {
      asked: scope,
      registered: registration.scope ?? null,
      granted: granted.scope ?? scope,
    },
    tokenId,
  );
  return true;
}
