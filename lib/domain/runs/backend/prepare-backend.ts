import 'server-only';
import { getRegistration } from '@/lib/domain/registrations/get-registration';
import { AppError } from '@/lib/errors';
import type { RunRequest } from '@/lib/schemas/run';

function refuse(detail: string): AppError {
  return new AppError('request.invalid', {
    fields: [{ path: 'auth.registrationId', code: 'does_not_fit', detail }],
  });
}

/**
 * Demands that the registration that was chosen is good for a run with backend services.
 *
 * @throws AppError `resource.not_found` for the registration, `request.invalid` when it is not good for this run
 */
export async function requireBackendRegistration(
  workspaceId: string,
  baseUrl: string,
  { auth }: RunRequest,
): Promise<void> {
  if (auth.method !== 'backend' || auth.registrationId === undefined) return;
  const found = await getRegistration(workspaceId, auth.registrationId);
  if (found.grantType !== 'client_credentials' || found.method === 'udap') {
    const what = found.method === 'udap' ? 'with UDAP' : `for ${found.grantType}`;
    throw refuse(`Found a registration ${what}; expected a plain one for client_credentials.`);
  }
  if (found.status !== 'active' || found.clientId === null) {
    throw refuse(`Found a registration that is ${found.status}; expected an active one.`);
  }
  if (found.holderBaseUrl !== baseUrl) {
    throw refuse(`Found a registration at ${found.holderBaseUrl}; expected one at ${baseUrl}.`);
  }
}
