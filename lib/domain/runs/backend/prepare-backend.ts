import 'server-only';
import type { RunRequest } from '@/lib/schemas/run';
import { doesNotFit, requireRegistration } from '../client/require-registration';

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
  await requireRegistration(workspaceId, baseUrl, auth.registrationId, ({ method, grantType }) => {
    if (grantType === 'client_credentials' && method !== 'udap') return;
    const what = method === 'udap' ? 'with UDAP' : `for ${grantType}`;
    throw doesNotFit(`Found a registration ${what}; expected a plain one for client_credentials.`);
  });
}
