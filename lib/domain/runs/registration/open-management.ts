import 'server-only';
import { unseal } from '@/lib/crypto/vault';
import { db } from '@/lib/db/client';
import {
  registrationTokenBinding,
  secretBinding,
} from '@/lib/domain/registrations/registration-binding';
import { AppError } from '@/lib/errors';

/** What manages a client at its holder (RFC 7592). For one request: it is never kept in clear. */
export interface Management {
  uri: string;
  token: string;
  clientId: string;
  clientSecret: string | null;
}

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

/**
 * Opens the way to manage a registration at its holder.
 *
 * @throws AppError `registration.not_manageable` when the holder gave none
 * @see https://www.rfc-editor.org/rfc/rfc7592#section-2
 */
export async function openManagement(workspaceId: string, id: string): Promise<Management> {
  const client = await db();
  const row = await client.registration.findFirst({
    where: { workspaceId, id },
    select: {
      clientId: true,
      registrationClientUri: true,
      sealedRegistrationToken: true,
      sealedClientSecret: true,
    },
  });
  if (!row?.registrationClientUri || !row.sealedRegistrationToken || !row.clientId) {
    throw new AppError('registration.not_manageable', {
      detail:
        'The holder gave no registration_client_uri and registration_access_token (RFC 7592), so it lets nobody read, change or delete this client over the network. Ask the holder; a record that is no longer needed can be forgotten here.',
    });
  }
  const secret = row.sealedClientSecret;
  return {
    uri: row.registrationClientUri,
    clientId: row.clientId,
    token: text(await unseal(row.sealedRegistrationToken, registrationTokenBinding(id))),
    clientSecret: secret === null ? null : text(await unseal(secret, secretBinding(id))),
  };
}
