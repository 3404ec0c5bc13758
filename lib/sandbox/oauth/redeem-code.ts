import 'server-only';
import { createHash, timingSafeEqual } from 'node:crypto';
import { hashToken } from '@/lib/crypto/token';
import { db } from '@/lib/db/client';
import { shown } from '@/lib/protocol/json-body';
import type { Holder } from '../holders/settings';
import type { KnownClient } from './authenticate-client';
import { codeSeconds, revokeGrant } from './grants';
import { OAuthError } from './oauth-error';
import { answerUser } from './user-answer';

type Form = ReadonlyMap<string, string>;

function refuse(description: string): OAuthError {
  return new OAuthError('invalid_grant', description);
}

/**
 * Redeems an authorization code. It works once; a second use means that it was stolen, so that everything that came
 * of the first use ends, too.
 *
 * @param jkt the thumbprint of the key that the request proved, or null
 * @throws OAuthError `invalid_request`, `invalid_grant`
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-4.1.3
 * @see https://www.rfc-editor.org/rfc/rfc7636#section-4.6
 */
export async function redeemCode(
  holder: Holder,
  client: KnownClient,
  form: Form,
  jkt: string | null,
): Promise<Response> {
  const code = form.get('code');
  if (code === undefined) {
    throw new OAuthError('invalid_request', 'Found no code, expected the authorization code.');
  }
  const row = await findCode(holder, code);
  if (!row || row.grant.clientId !== client.id) {
    throw refuse(
      row
        ? 'The code was handed out to another client.'
        : 'The code is not known here, or has expired long ago.',
    );
  }
  if (row.usedAt) throw await reused(row.grantId);
  const ageSeconds = Math.floor((Date.now() - row.createdAt.getTime()) / 1000);
  if (row.expiresAt <= new Date()) {
    throw refuse(`The code is ${ageSeconds} s old; it lives ${codeSeconds} s.`);
  }
  requireRedirect(form.get('redirect_uri'), row.redirectUri);
  requireVerifier(form.get('code_verifier'), row.challenge);
  if (row.dpopJkt !== null && row.dpopJkt !== jkt) {
    throw refuse('The code is bound to a key (dpop_jkt), expected a DPoP proof with that key.');
  }
  const database = await db();
  const { count } = await database.sandboxCode.updateMany({
    where: { codeHash: row.codeHash, usedAt: null },
    data: { usedAt: new Date() },
  });
  // Of two uses at the same time one wins, and then the other is the second.
  if (count === 0) throw await reused(row.grantId);
  if (row.grant.revokedAt) throw refuse('What this code stands for was revoked.');
  return answerUser(holder, client, row.grant, { jkt, nonce: row.nonce });
}

async function findCode({ name }: Holder, code: string) {
  const client = await db();
  return client.sandboxCode.findFirst({
    where: { codeHash: hashToken(code), grant: { holder: name } },
    include: { grant: true },
  });
}

async function reused(grantId: string): Promise<OAuthError> {
  await revokeGrant(grantId);
  return refuse(
    'The code was used before. Because it may have been stolen, the tokens that came of it are revoked.',
  );
}

function requireRedirect(found: string | undefined, wanted: string | null): void {
  if (wanted === null || found === wanted) return;
  throw refuse(
    `Found redirect_uri ${shown(found)}, expected the same as in the authorization request, '${wanted}'.`,
  );
}

function requireVerifier(verifier: string | undefined, challenge: string | null): void {
  if (challenge === null) {
    if (verifier === undefined) return;
    throw refuse('Found code_verifier, but the authorization request had no code_challenge.');
  }
  if (verifier === undefined || !/^[\w.~-]{43,128}$/.test(verifier)) {
    throw refuse(
      'Found no code_verifier of 43 to 128 characters, expected the one whose SHA-256 was the code_challenge.',
    );
  }
  const computed = createHash('sha256').update(verifier).digest('base64url');
  if (timingSafeEqual(Buffer.from(computed), Buffer.from(challenge))) return;
  throw refuse(
    `The SHA-256 of the code_verifier is '${computed}', but the code_challenge was '${challenge}'.`,
  );
}
