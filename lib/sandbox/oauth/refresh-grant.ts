import 'server-only';
import { hashToken } from '@/lib/crypto/token';
import { db } from '@/lib/db/client';
import type { Holder } from '../holders/settings';
import type { KnownClient } from './authenticate-client';
import { revokeGrant } from './grants';
import { OAuthError } from './oauth-error';
import { answerUser } from './user-answer';

type Form = ReadonlyMap<string, string>;

function refuse(description: string): OAuthError {
  return new OAuthError('invalid_grant', description);
}

/**
 * Exchanges a refresh token for new tokens. Each works once; a second use means that somebody else has it, too, so
 * that the whole family ends.
 *
 * @param jkt the thumbprint of the key that the request proved, or null
 * @throws OAuthError `invalid_request`, `invalid_grant`, `invalid_scope`
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-6
 * @see https://www.rfc-editor.org/rfc/rfc9700#section-4.14.2
 */
export async function refreshGrant(
  holder: Holder,
  client: KnownClient,
  form: Form,
  jkt: string | null,
): Promise<Response> {
  const token = form.get('refresh_token');
  if (token === undefined) {
    throw new OAuthError('invalid_request', 'Found no refresh_token, expected one.');
  }
  const database = await db();
  const row = await database.sandboxRefreshToken.findFirst({
    where: { tokenHash: hashToken(token), grant: { holder: holder.name } },
    include: { grant: true },
  });
  if (!row) throw refuse('The refresh token is not known here.');
  const { grant } = row;
  if (grant.clientId !== client.id) {
    throw refuse('The refresh token was handed out to another client.');
  }
  if (grant.revokedAt) throw refuse(`The grant was revoked on ${grant.revokedAt.toISOString()}.`);
  if (row.usedAt) throw await reused(grant.id, row.usedAt);
  if (row.expiresAt <= new Date()) {
    throw refuse(`The refresh token expired on ${row.expiresAt.toISOString()}.`);
  }
  if (row.dpopJkt !== null && row.dpopJkt !== jkt) {
    throw refuse('The refresh token is bound to a key, expected a DPoP proof with that key.');
  }
  const scope = narrowed(form.get('scope'), grant.scope);
  const { count } = await database.sandboxRefreshToken.updateMany({
    where: { tokenHash: row.tokenHash, usedAt: null },
    data: { usedAt: new Date() },
  });
  if (count === 0) throw await reused(grant.id, new Date());
  return answerUser(holder, client, grant, { jkt, scope });
}

async function reused(grantId: string, before: Date): Promise<OAuthError> {
  await revokeGrant(grantId);
  return refuse(
    `The refresh token was used before, on ${before.toISOString()}. Because it may have been stolen, all tokens of this grant are revoked.`,
  );
}

/** What is asked for of what was granted; nothing asked for is all of it. */
function narrowed(asked: string | undefined, granted: string): string {
  if (asked === undefined) return granted;
  const known = granted.split(' ');
  const beyond = asked.split(' ').filter((scope) => scope !== '' && !known.includes(scope));
  if (beyond.length > 0) {
    throw new OAuthError(
      'invalid_scope',
      `Found ${beyond.join(' ')}, expected some of what was granted: ${granted}.`,
    );
  }
  return [...new Set(asked.split(' ').filter(Boolean))].join(' ');
}
