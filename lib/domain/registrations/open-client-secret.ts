import 'server-only';
import { unseal } from '@/lib/crypto/vault';
import { db } from '@/lib/db/client';
import { AppError } from '@/lib/errors';
import { secretBinding } from './registration-binding';

/**
 * The client secret of a registration, for one request. It is never kept in clear.
 *
 * @throws AppError `resource.not_found` when none is kept
 */
export async function openClientSecret(workspaceId: string, id: string): Promise<string> {
  const client = await db();
  const row = await client.registration.findFirst({
    where: { workspaceId, id },
    select: { sealedClientSecret: true },
  });
  if (!row?.sealedClientSecret) {
    throw new AppError('resource.not_found', {
      detail:
        'The client authenticates with a secret, and none is kept for this registration. Write it down on the page of the registration.',
    });
  }
  return new TextDecoder().decode(await unseal(row.sealedClientSecret, secretBinding(id)));
}
