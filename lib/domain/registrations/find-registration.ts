import 'server-only';
import { db } from '@/lib/db/client';

/** One logical client: UDAP binds it to the trust community and the issuer at one registration endpoint. */
export interface RegistrationKey {
  registrationEndpoint: string;
  community: string;
  issuer: string;
}

/**
 * The active registration of a workspace for that key, or null.
 *
 * @see UDAP Security IG 2 §3.4: the key of a registration
 */
export async function findRegistration(workspaceId: string, key: RegistrationKey) {
  const client = await db();
  return client.registration.findFirst({
    where: { workspaceId, ...key, status: 'active' },
    select: { id: true, clientId: true, scope: true, certificateId: true, updatedAt: true },
  });
}
