import 'server-only';
import type { RegistrationRecord } from '@/lib/domain/registrations/get-registration';
import { markCancelled } from '@/lib/domain/registrations/mark-cancelled';
import { buildClientMetadata } from '@/lib/protocol/registration/client-metadata';
import { buildCancellation } from '@/lib/protocol/udap/software-statement';
import type { RunState } from '../run-state';
import { sendStatement } from './send-statement';

/**
 * Cancels a registration with a statement that has empty `grant_types`. It counts as cancelled when the holder
 * confirms it, and not before.
 * @see UDAP Security IG 2 §3.4
 */
export async function cancelRegistration(
  state: RunState,
  registration: RegistrationRecord,
): Promise<boolean> {
  const { workspaceId, context, endpoints, certificate } = state;
  if (!endpoints || !certificate || registration.issuer === null) return false;
  const claims = buildCancellation({
    metadata: buildClientMetadata({
      app: registration.app.metadata,
      grantType: registration.grantType,
      scope: registration.scope,
      authMethod: 'private_key_jwt',
    }),
    issuer: registration.issuer,
    audience: endpoints.registration_endpoint,
    now: context.now(),
    jti: context.newJti(),
  });
  const outcome = await sendStatement(state, certificate, claims, {
    audience: endpoints.registration_endpoint,
  });
  // A run that was stopped in between has no failed check, and no word of the holder either.
  if (outcome?.isCancelled !== true) return false;
  await markCancelled(workspaceId, registration.id, { runId: state.runId, kind: 'cancelled' });
  return true;
}
