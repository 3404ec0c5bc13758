import 'server-only';
import type { Prisma } from '@/generated/prisma/client';
import { hashToken, newToken } from '@/lib/crypto/token';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/ids';
import type { Holder } from '../holders/find-holder';
import { clientInformation, hasSecret } from './client-information';
import { endOfClient } from './client-life';
import { OAuthError, oauthJson } from './oauth-error';
import { readPlainMetadata } from './plain-metadata';

/**
 * Registers a client by plain metadata. Secret and registration access token are shown this once; only their hashes are
 * kept.
 *
 * @param authorization the header of the request: an initial access token, where the holder wants one
 * @throws OAuthError `invalid_client_metadata`, `invalid_redirect_uri`, `invalid_token` (401)
 * @see https://www.rfc-editor.org/rfc/rfc7591#section-3
 */
export async function registerByMetadata(
  holder: Holder,
  body: Readonly<Record<string, unknown>>,
  authorization: string | null,
): Promise<Response> {
  requireInitialAccessToken(holder, authorization);
  const metadata = readPlainMetadata(holder, body);
  const now = new Date();
  const expiresAt = endOfClient(holder, now);
  const secret = hasSecret(metadata) ? newToken('secret') : null;
  const management = newToken('manage');
  const client = await db();
  const row = await client.sandboxClient.create({
    data: {
      id: newId('client'),
      holder: holder.name,
      scope: metadata.scope,
      grantTypes: metadata.grant_types,
      metadata: metadata as Prisma.InputJsonObject,
      expiresAt,
      clientSecretHash: secret?.hash ?? null,
      clientSecretExpiresAt: secret ? expiresAt : null,
      registrationTokenHash: management.hash,
    },
  });
  return oauthJson(
    clientInformation(row, { secret: secret?.token ?? null, registrationToken: management.token }),
    201,
  );
}

function requireInitialAccessToken({ name, settings }: Holder, authorization: string | null): void {
  const wanted = settings.initialAccessTokenHash;
  if (wanted === null) return;
  const token = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
  if (token !== undefined && hashToken(token) === wanted) return;
  throw new OAuthError(
    'invalid_token',
    token === undefined
      ? 'This holder registers clients that send an initial access token as Bearer; found none.'
      : 'The initial access token is not one of this holder.',
    {
      status: 401,
      headers: {
        'www-authenticate': `Bearer realm="${name}"${token === undefined ? '' : ', error="invalid_token"'}`,
      },
    },
  );
}
