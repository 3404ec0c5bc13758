import 'server-only';
import type { Prisma, SandboxClient } from '@/generated/prisma/client';
import { hashToken, newToken } from '@/lib/crypto/token';
import { db } from '@/lib/db/client';
import { shown } from '@/lib/protocol/json-body';
import type { Holder } from '../holders/find-holder';
import { clientInformation, hasSecret } from './client-information';
import { alive } from './client-life';
import { OAuthError, oauthJson } from './oauth-error';
import { readPlainMetadata } from './plain-metadata';
import { readJsonBody } from './request-body';

/** What only the holder decides: a client may not send it (RFC 7592 §2.2). */
const ofTheHolder = [
  'registration_access_token',
  'registration_client_uri',
  'client_secret_expires_at',
  'client_id_issued_at',
];

/**
 * The client configuration endpoint: GET reads a client, PUT replaces its metadata, DELETE forgets it. Each needs the
 * registration access token; a change hands out a new one, and the old one is void.
 *
 * @throws OAuthError `invalid_token` (401), also for clients that do not exist; `invalid_client_metadata`,
 *   `invalid_redirect_uri`
 * @see https://www.rfc-editor.org/rfc/rfc7592#section-2
 */
export async function manageClient(
  holder: Holder,
  request: Request,
  { client: id }: { client: string },
): Promise<Response> {
  const { row, token } = await requireManager(holder, id, request.headers.get('authorization'));
  switch (request.method) {
    case 'PUT':
      return update(holder, row, await readJsonBody(request, 'invalid_client_metadata'));
    case 'DELETE':
      return remove(row);
    default:
      return oauthJson(clientInformation(row, { secret: null, registrationToken: token }));
  }
}

async function requireManager(
  holder: Holder,
  id: string,
  authorization: string | null,
): Promise<{ row: SandboxClient; token: string }> {
  const token = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
  const client = await db();
  const row =
    token === undefined
      ? null
      : await client.sandboxClient.findFirst({
          where: {
            id,
            holder: holder.name,
            registrationTokenHash: hashToken(token),
            ...alive(),
          },
        });
  if (row && token !== undefined) return { row, token };
  throw new OAuthError(
    'invalid_token',
    token === undefined
      ? 'Found no registration access token as Bearer.'
      : 'The registration access token is not that of a client that exists here.',
    {
      status: 401,
      headers: {
        'www-authenticate': `Bearer realm="${holder.name}"${token === undefined ? '' : ', error="invalid_token"'}`,
      },
    },
  );
}

async function update(
  holder: Holder,
  row: SandboxClient,
  body: Readonly<Record<string, unknown>>,
): Promise<Response> {
  if (body.client_id !== row.id) {
    throw new OAuthError(
      'invalid_client_metadata',
      `Found client_id ${shown(body.client_id)}, expected '${row.id}': that of the client that is changed.`,
    );
  }
  const foreign = ofTheHolder.find((name) => name in body);
  if (foreign !== undefined) {
    throw new OAuthError(
      'invalid_client_metadata',
      `Found ${foreign}, which only the holder decides; expected no such member.`,
    );
  }
  const { client_secret: secret } = body;
  if (
    secret !== undefined &&
    (typeof secret !== 'string' || hashToken(secret) !== row.clientSecretHash)
  ) {
    throw new OAuthError(
      'invalid_client_metadata',
      'Found another client_secret than that of the client; expected the same or none.',
    );
  }
  const metadata = readPlainMetadata(holder, body);
  const management = newToken('manage');
  // A client that begins to authenticate with a secret gets one; one that stops loses it.
  const needsSecret = hasSecret(metadata);
  const fresh = needsSecret && row.clientSecretHash === null ? newToken('secret') : null;
  const client = await db();
  const changed = await client.sandboxClient.update({
    where: { id: row.id },
    data: {
      scope: metadata.scope,
      grantTypes: metadata.grant_types,
      metadata: metadata as Prisma.InputJsonObject,
      registrationTokenHash: management.hash,
      ...(fresh ? { clientSecretHash: fresh.hash, clientSecretExpiresAt: row.expiresAt } : {}),
      ...(needsSecret ? {} : { clientSecretHash: null, clientSecretExpiresAt: null }),
    },
  });
  return oauthJson(
    clientInformation(changed, {
      secret: fresh?.token ?? null,
      registrationToken: management.token,
    }),
  );
}

/** Forgets a client and the tokens that were handed out to it. */
async function remove(row: SandboxClient): Promise<Response> {
  const client = await db();
  await client.$transaction([
    client.sandboxClient.deleteMany({ where: { id: row.id } }),
    client.sandboxToken.deleteMany({ where: { holder: row.holder, clientId: row.id } }),
  ]);
  return new Response(null, {
    status: 204,
    headers: { 'cache-control': 'no-store', pragma: 'no-cache' },
  });
}
