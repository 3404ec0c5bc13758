import 'server-only';
import type { RegistrationRecord } from '@/lib/domain/registrations/get-registration';
import { keepDrift } from '@/lib/domain/registrations/keep-drift';
import { statementDrift } from '@/lib/protocol/registration/statement-drift';
import type { RegistrationState } from './registration-state';

/** Holds what can be seen of a UDAP registration now against what was registered, and keeps what was found. */
export async function readStatementDrift(
  state: RegistrationState,
  registration: RegistrationRecord,
): Promise<boolean> {
  const { workspaceId, runId, recorder, endpoints, metadata } = state;
  if (!endpoints || !metadata) return false;
  const { changes, checks } = statementDrift({
    sent: registration.sent,
    answered: registration.response,
    registrationEndpoint: registration.registrationEndpoint ?? endpoints.registration_endpoint,
    scope: registration.scope,
    grantType: registration.grantType,
    now: {
      registrationEndpoint: endpoints.registration_endpoint,
      scopesSupported: metadata.scopes_supported ?? null,
      grantTypesSupported: metadata.grant_types_supported ?? null,
    },
  });
  await recorder.checks('register', checks);
  const drift = { state: changes.length > 0 ? 'differs' : 'same', changes, runId } as const;
  await keepDrift(workspaceId, registration.id, drift, { runId, said: null });
  return true;
}
