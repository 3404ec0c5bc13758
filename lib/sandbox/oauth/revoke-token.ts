import 'server-only';
import { hashToken } from '@/lib/crypto/token';
import { db } from '@/lib/db/client';
import type { Holder } from '../holders/settings';
import { authenticateAny } from './authenticate-any';
import { revokeGrant } from './grants';
import { OAuthError } from './oauth-error';
import { readFormBody } from './request-body';

/**
 * The revocation endpoint: a refresh token ends with everything that its grant gave, an access token ends alone. For
 * tokens that are unknown, or of another client, the answer is the same, and nothing happens.
 *
 * @throws OAuthError `invalid_client`, `invalid_request`
 * @see https://www.rfc-editor.org/rfc/rfc7009#section-2
 */
export async function revokeToken(holder: Holder, request: Request): Promise<Response> {
  const form = await readFormBody(request);
  const { id: clientId } = await authenticateAny(holder, request, form);
  const token = form.get('token');
  if (token === undefined) {
    throw new OAuthError('invalid_request', 'Found no token, expected the token to revoke.');
  }
  const tokenHash = hashToken(token);
  const client = await db();
  const refresh = await client.sandboxRefreshToken.findFirst({
    where: { tokenHash, grant: { holder: holder.name, clientId } },
    select: { grantId: true },
  });
  if (refresh) await revokeGrant(refresh.grantId);
  await client.sandboxToken.updateMany({
    where: { tokenHash, holder: holder.name, clientId, revokedAt: null },
    data: { revokedAt: new Date() },
  });
  return new Response(null, {
    status: 200,
    headers: { 'cache-control': 'no-store', pragma: 'no-cache' },
  });
}
