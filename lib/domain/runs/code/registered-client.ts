import 'server-only';
import { jwksUri } from '@/lib/domain/apps/app-issuer';
import { ensureApp } from '@/lib/domain/apps/ensure-app';
import { callbackUri, launchUri } from '@/lib/domain/authorizations/addresses';
import { buildClientMetadata, type AppMetadata } from '@/lib/protocol/registration/client-metadata';
import { logoUri } from '@/lib/sandbox/addresses';
import type { CodeAuth } from '@/lib/schemas/code-auth';
import { findPlainClient, registerPlainClient, type PlainKind } from '../client/plain-client';
import type { FoundClient } from '../client/take-client';
import type { RunState } from '../run-state';
import { ensureAssertionKey } from './ensure-assertion-key';

/** The app of the console with the addresses at which the portal takes people back. */
export function withPortalAddresses(metadata: AppMetadata): AppMetadata {
  return {
    ...metadata,
    logo_uri: metadata.logo_uri ?? logoUri(),
    redirect_uris: [callbackUri()],
    launch_uris: [launchUri()],
  };
}

/** Whether a refresh token is asked for. */
export const asksForRefresh = (scope: string): boolean =>
  /(^| )o(ff|n)line_access( |$)/.test(scope);

/** Whether all scopes that are asked for are registered. */
export const covers = (registered: string, asked: string): boolean => {
  const known = new Set(registered.split(' '));
  return asked.split(' ').every((scope) => scope === '' || known.has(scope));
};

/**
 * The plain client of the console at this holder: the newest that still works for what is asked (the same way to
 * authenticate, all the scopes, the address to come back to), or one that is registered now. What the holder made of
 * the scopes is told when it is asked for them, not here.
 *
 * @returns null when the holder did not register it; the checks say why
 */
export async function registeredClient(
  state: RunState,
  auth: CodeAuth,
): Promise<FoundClient | null> {
  const { id: appId, name, metadata } = await ensureApp(state.workspaceId);
  const { authMethod } = auth;
  const kind: PlainKind = { appId, grantType: 'authorization_code', authMethod };
  if (auth.register === 'reuse') {
    const existing = await findPlainClient(
      state,
      kind,
      ({ redirectUris, scope, isDpopBound }) =>
        redirectUris?.includes(callbackUri()) === true &&
        covers(scope, auth.scope) &&
        isDpopBound === (auth.dpop === 'always'),
    );
    if (existing) return { client: existing, isReused: true };
  }
  const app = { id: appId, name, metadata: withPortalAddresses(metadata) };
  const needsKey = authMethod === 'private_key_jwt';
  if (needsKey) await ensureAssertionKey(state.workspaceId, appId, state.context.now());
  const clientMetadata = buildClientMetadata({
    app: app.metadata,
    grantType: kind.grantType,
    scope: auth.scope,
    authMethod,
    hasRefreshToken: asksForRefresh(auth.scope),
    isDpopBound: auth.dpop === 'always',
    isPlain: true,
    ...(needsKey ? { jwksUri: jwksUri(appId) } : {}),
  });
  const made = await registerPlainClient(state, kind, app, clientMetadata);
  return made && { client: made, isReused: false };
}
