import 'server-only';
import { jwksUri } from '@/lib/domain/apps/app-issuer';
import { ensureApp } from '@/lib/domain/apps/ensure-app';
import { publishedJwks } from '@/lib/domain/apps/published-jwks';
import { getRegistration } from '@/lib/domain/registrations/get-registration';
import { buildClientMetadata } from '@/lib/protocol/registration/client-metadata';
import { coversScope } from '@/lib/protocol/smart/scopes';
import type { BackendAuth } from '@/lib/schemas/backend-auth';
import { findPlainClient, registerPlainClient, type PlainKind } from '../client/plain-client';
import { takeClient, type FoundClient } from '../client/take-client';
import { ensureAssertionKey } from '../code/ensure-assertion-key';
import { userClientOf } from '../code/user-client';
import type { RunState } from '../run-state';

/** The client of a run with backend services: chosen, there already, or registered now. Null when there is none. */
async function clientFor(state: RunState, auth: BackendAuth): Promise<FoundClient | null> {
  const { workspaceId, context } = state;
  if (auth.registrationId !== undefined) {
    const chosen = userClientOf(await getRegistration(workspaceId, auth.registrationId));
    return chosen && { client: chosen, isReused: true };
  }
  const isDpopBound = auth.dpop === 'always';
  const app = await ensureApp(workspaceId);
  const kind: PlainKind = {
    appId: app.id,
    grantType: 'client_credentials',
    authMethod: 'private_key_jwt',
  };
  if (auth.register === 'reuse') {
    const good = await findPlainClient(
      state,
      kind,
      ({ scope, isDpopBound: isBound }) =>
        coversScope(scope, auth.scope) && isBound === isDpopBound,
    );
    if (good) return { client: good, isReused: true };
  }
  await ensureAssertionKey(workspaceId, app.id, context.now());
  const clientMetadata = buildClientMetadata({
    app: app.metadata,
    grantType: kind.grantType,
    scope: auth.scope,
    authMethod: kind.authMethod,
    isDpopBound,
    isPlain: true,
    ...(auth.keys === 'jwks_uri'
      ? { jwksUri: jwksUri(app.id) }
      : { jwks: await publishedJwks(app.id) }),
  });
  const made = await registerPlainClient(state, kind, app, clientMetadata, app.issuer);
  return made && { client: made, isReused: false };
}

/**
 * Takes the client of SMART backend services, which is known by a key of a JWK Set.
 * @see https://hl7.org/fhir/smart-app-launch/STU2.2/backend-services.html
 */
export async function beBackendClient(state: RunState): Promise<boolean> {
  const { auth } = state.request;
  if (auth.method !== 'backend') return false;
  const found = await clientFor(state, auth);
  if (found) await takeClient(state, found);
  return found !== null;
}
