import 'server-only';
import { ensureApp } from '@/lib/domain/apps/ensure-app';
import { findRegistration } from '@/lib/domain/registrations/find-registration';
import { getRegistration } from '@/lib/domain/registrations/get-registration';
import { saveUdapRegistration } from '@/lib/domain/registrations/save-registration';
import { buildClientMetadata } from '@/lib/protocol/registration/client-metadata';
import { checkClientIdKept } from '@/lib/protocol/udap/registration';
import { buildStatementClaims } from '@/lib/protocol/udap/software-statement';
import type { CodeAuth } from '@/lib/schemas/code-auth';
import type { FoundClient } from '../client/take-client';
import type { RunState } from '../run-state';
import { sendStatement } from '../steps/send-statement';
import { asksForRefresh, covers, withPortalAddresses } from './registered-client';
import { userClientOf } from './user-client';

/**
 * The UDAP client of the console at this holder: the one that it has when it covers the scopes that are asked for, or
 * one that is registered now with a signed statement, which replaces an earlier one of the same issuer.
 *
 * @returns null when the holder did not register it; the checks say why
 * @see UDAP Security IG 2 §3
 */
export async function certifiedClient(
  state: RunState,
  auth: CodeAuth,
): Promise<FoundClient | null> {
  const { workspaceId, context, endpoints, certificate, client: app } = state;
  if (!endpoints || !certificate || !app) return null;
  const key = {
    registrationEndpoint: endpoints.registration_endpoint,
    community: state.community ?? '',
    issuer: app.issuer,
  };
  const existing = await findRegistration(workspaceId, key, context.now());
  if (existing && auth.register === 'reuse' && covers(existing.scope, auth.scope)) {
    const client = userClientOf(await getRegistration(workspaceId, existing.id));
    return client && { client, isReused: true };
  }
  const id = await register(state, auth, key, existing?.clientId ?? null);
  const client = id === null ? null : userClientOf(await getRegistration(workspaceId, id));
  return client && { client, isReused: false };
}

async function register(
  state: RunState,
  auth: CodeAuth,
  key: { registrationEndpoint: string; community: string; issuer: string },
  clientIdBefore: string | null,
): Promise<string | null> {
  const { workspaceId, runId, baseUrl, context, certificate } = state;
  if (!certificate) return null;
  const app = await ensureApp(workspaceId);
  const audience = key.registrationEndpoint;
  const claims = buildStatementClaims({
    metadata: buildClientMetadata({
      app: withPortalAddresses(app.metadata),
      grantType: 'authorization_code',
      scope: auth.scope,
      authMethod: 'private_key_jwt',
      hasRefreshToken: asksForRefresh(auth.scope),
    }),
    issuer: key.issuer,
    audience,
    now: context.now(),
    jti: context.newJti(),
  });
  const { registration } = (await sendStatement(state, certificate, claims, { audience })) ?? {};
  if (!registration) return null;
  if (clientIdBefore !== null) {
    const kept = checkClientIdKept(clientIdBefore, registration.client_id);
    await state.recorder.checks('register', [kept]);
  }
  return saveUdapRegistration(
    workspaceId,
    {
      ...key,
      appId: app.id,
      certificateId: certificate.id,
      holderBaseUrl: baseUrl,
      profileKey: null,
      grantType: 'authorization_code',
      clientId: registration.client_id,
      scope: registration.scope ?? auth.scope,
      clientExpiresAt: null,
      sent: claims,
      response: registration,
    },
    { runId },
  );
}
