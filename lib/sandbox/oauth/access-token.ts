import 'server-only';
import type { Prisma } from '@/generated/prisma/client';
import { hashToken, newToken } from '@/lib/crypto/token';
import { db } from '@/lib/db/client';
import type { HolderName } from '../addresses';
import { accessTokenSeconds } from './capabilities';

/** What stands behind an access token. */
export interface AccessToken {
  clientId: string;
  /** Space-delimited. */
  scope: string;
  issuedAt: Date;
  expiresAt: Date;
  /** What the client said of itself in extensions, each under its own name; for whom it was made; its key (`cnf`). */
  context: Prisma.JsonValue;
}

/**
 * Hands out an opaque access token; only its hash is kept. It does not outlive the client.
 *
 * @param clientEndsAt when the holder forgets the client; null: never
 */
export async function issueAccessToken(
  holder: HolderName,
  granted: { clientId: string; scope: string; context: Prisma.InputJsonObject; grantId?: string },
  clientEndsAt: Date | null,
  lifeSeconds = accessTokenSeconds,
): Promise<{ token: string; expiresInSeconds: number }> {
  const { token, hash } = newToken(holder);
  const issuedAt = new Date();
  const clientSeconds = clientEndsAt
    ? Math.max(1, Math.floor((clientEndsAt.getTime() - issuedAt.getTime()) / 1000))
    : lifeSeconds;
  const expiresInSeconds = Math.min(lifeSeconds, clientSeconds);
  const client = await db();
  await client.sandboxToken.create({
    data: {
      tokenHash: hash,
      holder,
      ...granted,
      issuedAt,
      expiresAt: new Date(issuedAt.getTime() + expiresInSeconds * 1000),
    },
  });
  return { token, expiresInSeconds };
}

/** The access token that a holder handed out and that is still good, or null. */
export async function findAccessToken(
  holder: HolderName,
  bearer: string,
): Promise<AccessToken | null> {
  const client = await db();
  return client.sandboxToken.findFirst({
    where: {
      tokenHash: hashToken(bearer),
      holder,
      revokedAt: null,
      expiresAt: { gt: new Date() },
    },
    select: { clientId: true, scope: true, issuedAt: true, expiresAt: true, context: true },
  });
}
