import 'server-only';
import { db } from '@/lib/db/client';

/** One logical client: UDAP binds it to the trust community and the issuer at one registration endpoint. */
export interface RegistrationKey {
  registrationEndpoint: string;
  community: string;
  issuer: string;
}

export interface FoundRegistration {
  id: string;
  clientId: string;
  scope: string;
  updatedAt: Date;
}

/**
 * The registration of a workspace for that key with which a token can be had, or null: it is active, and the holder
 * still knows its client_id.
 *
 * @see UDAP Security IG 2 §3.4: the key of a registration
 */
export async function findRegistration(
  workspaceId: string,
  key: RegistrationKey,
  now: Date,
): Promise<FoundRegistration | null> {
  const client = await db();
  const row = await client.registration.findFirst({
    where: {
      workspaceId,
      ...key,
      status: 'active',
      OR: [{ clientExpiresAt: null }, { clientExpiresAt: { gt: now } }],
    },
    select: { id: true, clientId: true, scope: true, updatedAt: true },
  });
  const { clientId } = row ?? {};
  return row && clientId ? { ...row, clientId } : null;
}
