import 'server-only';
import { db } from '@/lib/db/client';
import { ensureApp } from '@/lib/domain/apps/ensure-app';
import { callbackUri, launchUri, logoUri } from '@/lib/domain/authorizations/addresses';
import { getRegistration } from '@/lib/domain/registrations/get-registration';
import { buildClientMetadata, type AppMetadata } from '@/lib/protocol/registration/client-metadata';
import type { CodeAuth } from '@/lib/schemas/code-auth';
import { RegisterRequestSchema } from '@/lib/schemas/register';
import { jwksUri } from '@/lib/domain/apps/app-issuer';
import { registerClient } from '../registration/register-client';
import type { RegistrationState } from '../registration/registration-state';
import type { RunState } from '../run-state';
import { ensureAssertionKey } from './ensure-assertion-key';
import { userClientOf, type UserClient } from './user-client';

/** The app of the console with the addresses at which the portal takes people back. */
export function withPortalAddresses(metadata: AppMetadata): AppMetadata {
  return {
    ...metadata,
    logo_uri: metadata.logo_uri ?? logoUri(),
    redirect_uris: [callbackUri()],
    launch_uris: [launchUri()],
  };
}

/** Whether all scopes that are asked for are registered. */
export const covers = (registered: string, asked: string): boolean => {
  const known = new Set(registered.split(' '));
  return asked.split(' ').every((scope) => scope === '' || known.has(scope));
};

/**
 * The newest client of the console at this holder that still works for what is asked: the same way to authenticate, all
 * the scopes, and the address to come back to.
 */
async function findConsoleClient(
  state: RunState,
  appId: string,
  auth: CodeAuth,
): Promise<UserClient | null> {
  const { workspaceId, baseUrl, context } = state;
  const client = await db();
  const now = context.now();
  const rows = await client.registration.findMany({
    where: {
      workspaceId,
      appId,
      holderBaseUrl: baseUrl,
      method: 'dcr',
      grantType: 'authorization_code',
      authMethod: auth.authMethod,
      status: 'active',
      clientId: { not: null },
      AND: [
        { OR: [{ clientExpiresAt: null }, { clientExpiresAt: { gt: now } }] },
        { OR: [{ clientSecretExpiresAt: null }, { clientSecretExpiresAt: { gt: now } }] },
      ],
    },
    orderBy: { createdAt: 'desc' },
    select: { id: true },
    take: 20,
  });
  for (const { id } of rows) {
    const found = userClientOf(await getRegistration(workspaceId, id));
    if (!found?.redirectUris?.includes(callbackUri()) || !covers(found.scope, auth.scope)) continue;
    return found;
  }
  return null;
}

/** Registers the app of the console with plain metadata. */
async function registerConsole(state: RunState, auth: CodeAuth): Promise<boolean> {
  const { id: appId, name, metadata } = await ensureApp(state.workspaceId);
  const app = { id: appId, name, metadata: withPortalAddresses(metadata) };
  const needsKey = auth.authMethod === 'private_key_jwt';
  if (needsKey) await ensureAssertionKey(state.workspaceId, appId, state.context.now());
  const registrationState: RegistrationState = {
    ...state,
    wanted: RegisterRequestSchema.parse({
      appId,
      grantType: 'authorization_code',
      method: 'dcr',
      holder: state.baseUrl,
      authMethod: auth.authMethod,
    }),
    app,
    client: { appId, grantType: 'authorization_code', issuer: '' },
    clientMetadata: buildClientMetadata({
      app: app.metadata,
      grantType: 'authorization_code',
      scope: auth.scope,
      authMethod: auth.authMethod,
      hasRefreshToken: /(^| )o(ff|n)line_access( |$)/.test(auth.scope),
      ...(needsKey ? { jwksUri: jwksUri(appId) } : {}),
    }),
  };
  return registerClient(registrationState);
}

/**
 * The plain client of the console at this holder: the one that it has, or one that is registered now.
 *
 * @returns null when the holder did not register it; the checks say why
 * @see https://www.rfc-editor.org/rfc/rfc7591#section-3
 */
export async function registeredClient(
  state: RunState,
  auth: CodeAuth,
): Promise<{ client: UserClient; isReused: boolean } | null> {
  const { id: appId } = await ensureApp(state.workspaceId);
  const existing = auth.register === 'reuse' ? await findConsoleClient(state, appId, auth) : null;
  if (existing) return { client: existing, isReused: true };
  if (!(await registerConsole(state, auth))) return null;
  // What the holder made of the scopes is told when it is asked for them, not here.
  const made = await newestOf(state, appId);
  return made && { client: made, isReused: false };
}

async function newestOf({ workspaceId, baseUrl }: RunState, appId: string) {
  const client = await db();
  const row = await client.registration.findFirst({
    where: {
      workspaceId,
      appId,
      holderBaseUrl: baseUrl,
      method: 'dcr',
      grantType: 'authorization_code',
    },
    orderBy: { createdAt: 'desc' },
    select: { id: true },
  });
  return row && userClientOf(await getRegistration(workspaceId, row.id));
}
