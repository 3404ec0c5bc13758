import 'server-only';
import type { Prisma } from '@/generated/prisma/client';
import { newToken } from '@/lib/crypto/token';
import { registrationClientUri } from '../addresses';
import type { Holder } from '../holders/settings';
import { endMember, secondsOf } from './live-client';
import type { PlainMetadata } from './plain-metadata';

/** What is kept of a client that registered with plain metadata, as far as its answers need it. */
export interface PlainClientRow {
  id: string;
  metadata: Prisma.JsonValue;
  createdAt: Date;
  expiresAt: Date | null;
  clientSecretHash: string | null;
  clientSecretExpiresAt: Date | null;
}

/** Whether a client authenticates with a secret. */
export function usesSecret({ token_endpoint_auth_method: method }: PlainMetadata): boolean {
  return method === 'client_secret_basic' || method === 'client_secret_post';
}

/** A new client secret; only its hash is kept. It ends with the client. */
export function newSecret(clientEndsAt: Date | null): {
  clientSecret: string;
  columns: { clientSecretHash: string; clientSecretExpiresAt: Date | null };
} {
  const { token, hash } = newToken('secret');
  return {
    clientSecret: token,
    columns: { clientSecretHash: hash, clientSecretExpiresAt: clientEndsAt },
  };
}

/** The columns of what a client is registered with. */
export function metadataColumns(metadata: PlainMetadata) {
  return {
    scope: metadata.scope,
    grantTypes: metadata.grant_types,
    metadata: metadata as Prisma.InputJsonObject,
  };
}

/**
 * The client information response. A secret can be said only when it was just made, because only its hash is kept;
 * its end is said always.
 *
 * @param told secrets that this answer hands out
 * @see https://www.rfc-editor.org/rfc/rfc7591#section-3.2.1
 * @see https://www.rfc-editor.org/rfc/rfc7592#section-3
 */
export function clientInformation(
  { name }: Holder,
  row: PlainClientRow,
  told: { registrationToken: string; clientSecret?: string | undefined },
): Record<string, unknown> {
  const { clientSecretExpiresAt: end } = row;
  return {
    client_id: row.id,
    client_id_issued_at: secondsOf(row.createdAt),
    ...endMember(row.expiresAt),
    ...(told.clientSecret !== undefined && { client_secret: told.clientSecret }),
    ...(row.clientSecretHash !== null && { client_secret_expires_at: end ? secondsOf(end) : 0 }),
    registration_access_token: told.registrationToken,
    registration_client_uri: registrationClientUri(name, row.id),
    ...(row.metadata as Record<string, unknown>),
  };
}
