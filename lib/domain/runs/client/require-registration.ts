import 'server-only';
import {
  getRegistration,
  type RegistrationRecord,
} from '@/lib/domain/registrations/get-registration';
import { AppError } from '@/lib/errors';

/** Refuses the registration that was chosen for a run: `request.invalid` on its field. */
export function doesNotFit(detail: string): AppError {
  return new AppError('request.invalid', {
    fields: [{ path: 'auth.registrationId', code: 'does_not_fit', detail }],
  });
}

/**
 * The registration that was chosen for a run, when it is active and at the holder of the run.
 *
 * @param judge throws what else does not fit; it comes first
 * @throws AppError `resource.not_found`, `request.invalid`
 */
export async function requireRegistration(
  workspaceId: string,
  baseUrl: string,
  id: string,
  judge: (found: RegistrationRecord) => void,
): Promise<RegistrationRecord> {
  const found = await getRegistration(workspaceId, id);
  judge(found);
  if (found.status !== 'active' || found.clientId === null) {
    throw doesNotFit(`Found a registration that is ${found.status}; expected an active one.`);
  }
  if (found.holderBaseUrl !== baseUrl) {
    throw doesNotFit(`Found a registration at ${found.holderBaseUrl}; expected one at ${baseUrl}.`);
  }
  return found;
}
