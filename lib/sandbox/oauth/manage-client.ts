import 'server-only';
import { timingSafeEqual } from 'node:crypto';
import { hashToken, newToken } from '@/lib/crypto/token';
import { db } from '@/lib/db/client';
import { shown } from '@/lib/protocol/json-body';
import type { Holder } from '../holders/settings';
import { bearerOf, bearerRefusal } from './bearer';
import {
  clientInformation,
  metadataColumns,
  newSecret,
  usesSecret,
  type PlainClientRow,
} from './client-information';
import { liveClients } from './live-client';
import { OAuthError, oauthJson } from './oauth-error';
import { readPlainMetadata } from './plain-metadata';
import { readJsonBody } from './request-body';

interface Managed {
  row: PlainClientRow;
  token: string;
  /** Finds the row as long as the token is good: of two changes at the same time one wins. */
  where: { id: string; holder: string; registrationTokenHash: string };
}

/** A client that does not exist is refused like one that belongs to somebody else (RFC 7592 §2.1). */
async function requireClient(holder: Holder, request: Request, id: string): Promise<Managed> {
  const token = bearerOf(request);
  if (token !== null) {
    const where = { id, holder: holder.name, registrationTokenHash: hashToken(token) };
    const client = await db();
    const row = await client.sandboxClient.findFirst({ where: { ...where, ...liveClients() } });
    if (row) return { row, token, where };
  }
  throw refuseToken(holder, request);
}

function refuseToken({ name }: Holder, request: Request): OAuthError {
  return bearerRefusal(name, request, 'the registration access token of a client that is here');
}

/**
 * Tells a client what it is registered with. The token stays good, so it is told again.
 *
 * @throws OAuthError `invalid_token` (401)
 * @see https://www.rfc-editor.org/rfc/rfc7592#section-2.1
 */
export async function readRegistration(
  holder: Holder,
  request: Request,
  { clientId }: { clientId: string },
): Promise<Response> {
  const { row, token } = await requireClient(holder, request, clientId);
  return oauthJson(clientInformation(holder, row, { registrationToken: token }));
}

/**
 * Replaces everything that a client is registered with; what is not sent is gone. Its id and its end stay; the
 * registration access token is a new one from then on, and the old one is void.
 *
 * @throws OAuthError `invalid_token` (401), and with the codes of RFC 7591 §3.2.2
 * @see https://www.rfc-editor.org/rfc/rfc7592#section-2.2
 */
export async function replaceRegistration(
  holder: Holder,
  request: Request,
  { clientId }: { clientId: string },
): Promise<Response> {
  const { row, where } = await requireClient(holder, request, clientId);
  const body = await readJsonBody(request, 'invalid_client_metadata');
  requireOwnBody(body, row);
  const metadata = await readPlainMetadata(body, holder);
  const isSecretNew = usesSecret(metadata) && row.clientSecretHash === null;
  const secret = isSecretNew ? newSecret(row.expiresAt) : null;
  const registrationToken = newToken('registration');
  const columns = {
    ...metadataColumns(metadata),
    ...(!usesSecret(metadata) && { clientSecretHash: null, clientSecretExpiresAt: null }),
    ...secret?.columns,
  };
  const client = await db();
  const { count } = await client.sandboxClient.updateMany({
    where,
    data: { ...columns, registrationTokenHash: registrationToken.hash },
  });
  if (count === 0) throw refuseToken(holder, request);
  const told = { registrationToken: registrationToken.token, clientSecret: secret?.clientSecret };
  return oauthJson(
    clientInformation(
      holder,
      { ...row, ...columns, metadata: columns.metadata as PlainClientRow['metadata'] },
      told,
    ),
  );
}

/** What RFC 7592 §2.2 says of the body beside its metadata. */
function requireOwnBody(body: Readonly<Record<string, unknown>>, row: PlainClientRow): void {
  const code = 'invalid_client_metadata';
  if (body.client_id !== row.id) {
    throw new OAuthError(
      code,
      `Found client_id ${shown(body.client_id)}, expected that of this client, '${row.id}'.`,
    );
  }
  const ours = [
    'registration_access_token',
    'registration_client_uri',
    'client_secret_expires_at',
    'client_id_issued_at',
  ].filter((name) => name in body);
  if (ours.length > 0) {
    throw new OAuthError(
      code,
      `Found ${ours.join(', ')}, expected none of them: they are the holder's to say (RFC 7592 §2.2).`,
    );
  }
  const { client_secret: secret } = body;
  if (secret === undefined || secret === null) return;
  const isSame =
    typeof secret === 'string' &&
    row.clientSecretHash !== null &&
    timingSafeEqual(Buffer.from(hashToken(secret)), Buffer.from(row.clientSecretHash));
  if (!isSame) {
    throw new OAuthError(
      code,
      'Found a client_secret that is not the one of this client; a client does not choose its secret.',
    );
  }
}

/**
 * Forgets a client, its secret and its access tokens.
 *
 * @throws OAuthError `invalid_token` (401)
 * @see https://www.rfc-editor.org/rfc/rfc7592#section-2.3
 */
export async function deleteRegistration(
  holder: Holder,
  request: Request,
  { clientId }: { clientId: string },
): Promise<Response> {
  const { where } = await requireClient(holder, request, clientId);
  const client = await db();
  await client.$transaction(async (tx) => {
    await tx.sandboxClient.deleteMany({ where });
    await tx.sandboxToken.deleteMany({ where: { holder: holder.name, clientId } });
  });
  const headers = { 'cache-control': 'no-store', pragma: 'no-cache' };
  return new Response(null, { status: 204, headers });
}
