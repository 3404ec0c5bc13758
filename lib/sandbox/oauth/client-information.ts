import 'server-only';
import type { SandboxClient } from '@/generated/prisma/client';
import { holderAddresses } from '../addresses';
import { endMember } from './client-life';

/** Whether a client authenticates with a secret. */
export function hasSecret({
  token_endpoint_auth_method: method,
}: {
  [name: string]: unknown;
}): boolean {
  return method === 'client_secret_basic' || method === 'client_secret_post';
}

/** The address at which a client is managed. */
function configurationUri(holder: string, clientId: string): string {
  return `${holderAddresses(holder).registrationEndpoint}/${clientId}`;
}

const inSeconds = (date: Date | null) => (date ? Math.floor(date.getTime() / 1000) : 0);

/**
 * A client as the holder tells it: what it is registered with, when it ends, how it is managed.
 *
 * @param shown secrets that are made known with this answer; a secret that was made known before is not repeated
 * @see https://www.rfc-editor.org/rfc/rfc7591#section-3.2.1
 * @see https://www.rfc-editor.org/rfc/rfc7592#section-3
 */
export function clientInformation(
  client: Pick<
    SandboxClient,
    'id' | 'holder' | 'createdAt' | 'expiresAt' | 'clientSecretExpiresAt' | 'metadata'
  >,
  shown: { secret: string | null; registrationToken: string },
): Record<string, unknown> {
  return {
    client_id: client.id,
    client_id_issued_at: inSeconds(client.createdAt),
    ...endMember(client.expiresAt),
    ...(shown.secret === null
      ? {}
      : {
          client_secret: shown.secret,
          client_secret_expires_at: inSeconds(client.clientSecretExpiresAt),
        }),
    registration_client_uri: configurationUri(client.holder, client.id),
    registration_access_token: shown.registrationToken,
    ...(client.metadata as Record<string, unknown>),
  };
}
