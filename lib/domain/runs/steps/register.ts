import 'server-only';
import { ensureApp } from '@/lib/domain/apps/ensure-app';
import { findRegistration } from '@/lib/domain/registrations/find-registration';
import { saveUdapRegistration } from '@/lib/domain/registrations/save-registration';
import { buildClientMetadata } from '@/lib/protocol/registration/client-metadata';
import { checkClientIdKept } from '@/lib/protocol/udap/registration';
import { buildStatementClaims } from '@/lib/protocol/udap/software-statement';
import type { RunState } from '../run-state';
import { sendStatement } from './send-statement';

/** Registers the app with a signed software statement, or reuses the registration that is still good. */
export async function register(state: RunState): Promise<boolean> {
  const { workspaceId, request, context, recorder, endpoints, metadata, certificate } = state;
  if (!endpoints || !metadata || !certificate || request.auth.method !== 'udap') return false;
  const issuer = certificate.sanUris[0] ?? '';
  const key = {
    registrationEndpoint: endpoints.registration_endpoint,
    community: state.community ?? '',
    issuer,
  };
  const existing = await findRegistration(workspaceId, key, context.now());
  if (existing && request.auth.register === 'reuse') {
    await recorder.emit({
      type: 'note',
      step: 'register',
      text: 'This app is registered here already; the run uses that registration.',
      facts: {
        client_id: existing.clientId,
        issuer,
        scope: existing.scope,
        registered: existing.updatedAt.toISOString(),
      },
    });
    state.registration = {
      clientId: existing.clientId,
      isReused: true,
      scope: existing.scope,
      id: existing.id,
    };
    return true;
  }

  const app = await ensureApp(workspaceId);
  const claims = buildStatementClaims({
    metadata: buildClientMetadata({
      app: app.metadata,
      grantType: 'client_credentials',
      scope: request.auth.scope,
      authMethod: 'private_key_jwt',
    }),
    issuer,
    audience: endpoints.registration_endpoint,
    now: context.now(),
    jti: context.newJti(),
  });
  const { registration } =
    (await sendStatement(state, certificate, claims, {
      audience: endpoints.registration_endpoint,
    })) ?? {};
  if (!registration) return false;
  if (existing) {
    const kept = checkClientIdKept(existing.clientId, registration.client_id);
    await recorder.checks('register', [kept]);
  }
  const id = await saveUdapRegistration(
    workspaceId,
    {
      ...key,
      appId: app.id,
      certificateId: certificate.id,
      holderBaseUrl: state.baseUrl,
      profileKey: null,
      grantType: 'client_credentials',
      clientId: registration.client_id,
      scope: registration.scope ?? request.auth.scope,
      clientExpiresAt: null,
      sent: claims,
      response: registration,
    },
    { runId: state.runId },
  );
  const { client_id: clientId, scope = request.auth.scope } = registration;
  state.registration = { clientId, isReused: false, scope, id };
  return true;
}
