import 'server-only';
import { markCancelled } from '@/lib/domain/registrations/mark-cancelled';
import { findRegistration } from '@/lib/domain/registrations/find-registration';
import { saveUdapRegistration } from '@/lib/domain/registrations/save-registration';
import { decodeJwt } from '@/lib/protocol/jose/decode-jwt';
import { checkClientIdKept } from '@/lib/protocol/udap/registration';
import { buildStatementClaims } from '@/lib/protocol/udap/software-statement';
import type { RevisionKind } from '@/lib/schemas/registration';
import { sendStatement } from '../steps/send-statement';
import { clientEnd } from './life-of-client';
import { noteKept } from './note-kept';
import type { RegistrationState } from './registration-state';

/** The claims to send: what the portal writes, with what people changed on top. A null takes a claim away. */
function claimsOf(state: RegistrationState, audience: string): Record<string, unknown> {
  const { wanted, context, client, clientMetadata } = state;
  const written = buildStatementClaims({
    metadata: clientMetadata,
    issuer: client.issuer,
    audience,
    now: context.now(),
    jti: context.newJti(),
  });
  const changed = { ...written, ...wanted.claims };
  return Object.fromEntries(Object.entries(changed).filter(([, value]) => value !== null));
}

/**
 * Registers a client of an app with a signed software statement: a new registration, a change of an earlier one, or
 * (with empty grant_types) its end, as the holder answers.
 *
 * @param kind what it is meant as, when it is more than a registration
 * @see UDAP Security IG 2 §3
 */
export async function registerApp(state: RegistrationState, kind?: RevisionKind): Promise<boolean> {
  const { workspaceId, runId, context, endpoints, certificate, wanted, profile } = state;
  if (!endpoints || !certificate) return false;
  const audience = endpoints.registration_endpoint;
  const signedBefore = wanted.statement === undefined ? null : decodeJwt(wanted.statement);
  const claims = signedBefore?.claims ?? claimsOf(state, audience);
  const outcome = await sendStatement(state, certificate, claims, {
    audience,
    certifications: wanted.certifications,
    isSentAnyway: wanted.sendAnyway,
    ...(wanted.statement === undefined ? {} : { statement: wanted.statement }),
  });
  if (!outcome) return false;
  const issuer = typeof claims['iss'] === 'string' ? claims['iss'] : state.client.issuer;
  const key = { registrationEndpoint: audience, community: state.community ?? '', issuer };
  const { registration, isCancelled } = outcome;
  if (isCancelled) {
    const cancelled = await findRegistration(workspaceId, key, context.now());
    if (cancelled) await markCancelled(workspaceId, cancelled.id, { runId, kind: 'cancelled' });
    return true;
  }
  if (!registration) return false;
  const before = await findRegistration(workspaceId, key, context.now());
  if (before) {
    const kept = checkClientIdKept(before.clientId, registration.client_id);
    await state.recorder.checks('register', [kept]);
  }
  const id = await saveUdapRegistration(
    workspaceId,
    {
      ...key,
      appId: state.app.id,
      certificateId: certificate.id,
      holderBaseUrl: state.baseUrl,
      profileKey: profile?.key ?? null,
      grantType: state.client.grantType,
      clientId: registration.client_id,
      scope: registration.scope ?? state.clientMetadata.scope,
      clientExpiresAt: clientEnd(registration, profile?.methods.udap, context.now()),
      sent: claims,
      response: registration,
    },
    { runId, ...(kind === undefined ? {} : { kind }) },
  );
  await noteKept(state, id);
  return true;
}
