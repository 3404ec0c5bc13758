import 'server-only';
import { db } from '@/lib/db/client';
import { jwksUri } from '@/lib/domain/apps/app-issuer';
import { ensureApp } from '@/lib/domain/apps/ensure-app';
import { publishedJwks } from '@/lib/domain/apps/published-jwks';
import { getRegistration } from '@/lib/domain/registrations/get-registration';
import { buildClientMetadata } from '@/lib/protocol/registration/client-metadata';
import { coversScope } from '@/lib/protocol/smart/scopes';
import type { BackendAuth } from '@/lib/schemas/backend-auth';
import { RegisterRequestSchema } from '@/lib/schemas/register';
import { ensureAssertionKey } from '../code/ensure-assertion-key';
import { userClientOf, type UserClient } from '../code/user-client';
import { registerClient } from '../registration/register-client';
import type { RegistrationState } from '../registration/registration-state';
import type { RunState } from '../run-state';

/** The newest clients of the console at this holder that authenticate with a key of the JWK Set and have not ended. */
async function consoleClients(state: RunState, appId: string): Promise<UserClient[]> {
  const { workspaceId, baseUrl, context } = state;
  const client = await db();
  const rows = await client.registration.findMany({
    where: {
      workspaceId,
      appId,
      holderBaseUrl: baseUrl,
      method: 'dcr',
      grantType: 'client_credentials',
      authMethod: 'private_key_jwt',
      status: 'active',
      clientId: { not: null },
      OR: [{ clientExpiresAt: null }, { clientExpiresAt: { gt: context.now() } }],
    },
    orderBy: { createdAt: 'desc' },
    select: { id: true },
    take: 20,
  });
  const found: UserClient[] = [];
  for (const { id } of rows) {
    const one = userClientOf(await getRegistration(workspaceId, id));
    if (one) found.push(one);
  }
  return found;
}

/** Registers the app of the console for backend services, with a key of its set. */
async function registerConsole(state: RunState, auth: BackendAuth): Promise<boolean> {
  const app = await ensureApp(state.workspaceId);
  await ensureAssertionKey(state.workspaceId, app.id, state.context.now());
  const grantType = 'client_credentials' as const;
  const registrationState: RegistrationState = {
    ...state,
    wanted: RegisterRequestSchema.parse({
      appId: app.id,
      grantType,
      method: 'dcr',
      holder: state.baseUrl,
      authMethod: 'private_key_jwt',
    }),
    app,
    client: { appId: app.id, grantType, issuer: app.issuer },
    clientMetadata: buildClientMetadata({
      app: app.metadata,
      grantType,
      scope: auth.scope,
      authMethod: 'private_key_jwt',
      ...(auth.keys === 'jwks_uri'
        ? { jwksUri: jwksUri(app.id) }
        : { jwks: await publishedJwks(app.id) }),
    }),
  };
  return registerClient(registrationState);
}

/** The client of a run with backend services: chosen, there already, or registered now. Null when there is none. */
async function clientFor(
  state: RunState,
  auth: BackendAuth,
): Promise<{ client: UserClient; isReused: boolean } | null> {
  if (auth.registrationId !== undefined) {
    const chosen = userClientOf(await getRegistration(state.workspaceId, auth.registrationId));
    return chosen && { client: chosen, isReused: true };
  }
  const { id: appId } = await ensureApp(state.workspaceId);
  if (auth.register === 'reuse') {
    const known = await consoleClients(state, appId);
    const good = known.find(({ scope }) => coversScope(scope, auth.scope));
    if (good) return { client: good, isReused: true };
  }
  if (!(await registerConsole(state, auth))) return null;
  const [made] = await consoleClients(state, appId);
  return made ? { client: made, isReused: false } : null;
}

/**
 * Takes the client of SMART backend services, which is known by a key of a JWK Set.
 * @see https://hl7.org/fhir/smart-app-launch/STU2.2/backend-services.html
 */
export async function beBackendClient(state: RunState): Promise<boolean> {
  const { auth } = state.request;
  if (auth.method !== 'backend') return false;
  const found = await clientFor(state, auth);
  if (!found) return false;
  const { client, isReused } = found;
  state.userClient = client;
  state.registration = { clientId: client.clientId, isReused };
  if (isReused) {
    await state.recorder.emit({
      type: 'note',
      step: 'register',
      text: 'This app is registered here already; the run uses that registration.',
      facts: {
        client_id: client.clientId,
        authentication: client.authMethod,
        scope: client.scope,
        registration: client.registrationId,
      },
    });
  }
  return true;
}
