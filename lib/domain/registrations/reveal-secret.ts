import 'server-only';
import { unseal } from '@/lib/crypto/vault';
import { db } from '@/lib/db/client';
import { AppError } from '@/lib/errors';
import { secretBinding } from './registration-binding';

/**
 * The client secret of a registration, in clear. For the endpoint that writes each time into the audit log, and for
 * nobody else.
 *
 * @throws AppError `resource.not_found` for an unknown registration and for one without a secret
 */
export async function revealSecret(
  workspaceId: string,
  id: string,
): Promise<{ clientSecret: string; expiresAt: string | null }> {
  const client = await db();
  const row = await client.registration.findFirst({
    where: { workspaceId, id },
    select: { sealedClientSecret: true, clientSecretExpiresAt: true },
  });
  if (!row?.sealedClientSecret) {
    throw new AppError('resource.not_found', {
      detail: row
        ? 'No client secret is kept for this registration.'
        : `There is no registration ${id} here.`,
    });
  }
  const secret = await unseal(row.sealedClientSecret, secretBinding(id));
  return {
    clientSecret: new TextDecoder().decode(secret),
    expiresAt: row.clientSecretExpiresAt?.toISOString() ?? null,
  };
}
