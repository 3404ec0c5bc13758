import 'server-only';
import { timingSafeEqual } from 'node:crypto';
import { hashToken, newToken } from '@/lib/crypto/token';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/ids';
import type { Holder } from '../holders/settings';
import { bearerOf, bearerRefusal } from './bearer';
import { clientInformation, metadataColumns, newSecret, usesSecret } from './client-information';
import { clientEnd } from './live-client';
import { OAuthError, oauthJson } from './oauth-error';
import { readPlainMetadata } from './plain-metadata';

/**
 * Registers a client with plain metadata. It gets a client_id, a secret when it authenticates with one, and a token
 * with which it can look after its registration.
 *
 * @throws OAuthError with the codes of RFC 7591 §3.2.2, and `invalid_token` (401) for the initial access token
 * @see https://www.rfc-editor.org/rfc/rfc7591#section-3
 */
export async function registerPlain(
  holder: Holder,
  request: Request,
  body: Readonly<Record<string, unknown>>,
): Promise<Response> {
  if (!holder.settings.methods.dcr) {
    throw new OAuthError(
      'invalid_client_metadata',
      'Found plain metadata; this holder takes signed software statements only: {udap: 1, software_statement: ...} (UDAP).',
    );
  }
  requireInitialAccessToken(holder, request);
  const metadata = await readPlainMetadata(body, holder);
  const expiresAt = clientEnd(holder);
  const secret = usesSecret(metadata) ? newSecret(expiresAt) : null;
  const registrationToken = newToken('registration');
  const client = await db();
  const row = await client.sandboxClient.create({
    data: {
      id: newId('client'),
      holder: holder.name,
      ...metadataColumns(metadata),
      ...secret?.columns,
      registrationTokenHash: registrationToken.hash,
      expiresAt,
    },
  });
  const told = { registrationToken: registrationToken.token, clientSecret: secret?.clientSecret };
  return oauthJson(clientInformation(holder, row, told), 201);
}

function requireInitialAccessToken({ name, settings }: Holder, request: Request): void {
  const wanted = settings.requiresInitialAccessToken;
  if (wanted === false) return;
  const bearer = bearerOf(request);
  const isGood =
    bearer !== null && timingSafeEqual(Buffer.from(hashToken(bearer)), Buffer.from(wanted));
  if (!isGood) {
    throw bearerRefusal(name, request, 'the initial access token that this holder gave you');
  }
}
