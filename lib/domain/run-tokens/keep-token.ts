import 'server-only';
import type { Prisma } from '@/generated/prisma/client';
import { seal } from '@/lib/crypto/vault';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/ids';
import type { TokenContext } from '@/lib/schemas/run-token';
import type { TokenOccasion } from './kept-token';
import { accessTokenBinding, dpopKeyBinding, refreshTokenBinding } from './token-binding';

/** What a token endpoint gave. */
export interface GivenTokens {
  accessToken: string;
  /** Null: at a renewal the old one stays. */
  refreshToken: string | null;
  /** The private key to which the tokens are bound; null for bearer tokens. */
  dpopKey: string | null;
  scope: string;
  expiresAt: Date | null;
}

async function sealed(id: string, { accessToken, refreshToken, dpopKey }: GivenTokens) {
  return {
    sealedDpopKey: dpopKey === null ? null : await seal(dpopKey, dpopKeyBinding(id)),
    sealedAccessToken: await seal(accessToken, accessTokenBinding(id)),
    ...(refreshToken === null
      ? {}
      : { sealedRefreshToken: await seal(refreshToken, refreshTokenBinding(id)) }),
  };
}

/** Keeps access that a person gave, in place of what was kept for the same occasion. */
export async function keepToken(
  workspaceId: string,
  occasion: TokenOccasion,
  given: GivenTokens & { tokenEndpoint: string; context: TokenContext; runId: string },
): Promise<string> {
  const id = newId('rtk');
  const { tokenEndpoint, context, runId, scope, expiresAt } = given;
  const tokens = await sealed(id, given);
  const client = await db();
  await client.$transaction(async (tx) => {
    await tx.runToken.deleteMany({ where: { workspaceId, ...occasion } });
    await tx.runToken.create({
      data: {
        id,
        workspaceId,
        ...occasion,
        tokenEndpoint,
        runId,
        scope,
        expiresAt,
        context: context as Prisma.InputJsonObject,
        ...tokens,
      },
    });
  });
  return id;
}

/** Puts renewed tokens in the place of the old ones. */
export async function replaceTokens(
  workspaceId: string,
  id: string,
  given: GivenTokens,
  now: Date,
): Promise<void> {
  const client = await db();
  const { scope, expiresAt } = given;
  await client.runToken.updateMany({
    where: { id, workspaceId },
    data: { scope, expiresAt, renewedAt: now, ...(await sealed(id, given)) },
  });
}

/** Forgets kept access. Says whether there was any. */
export async function forgetToken(workspaceId: string, id: string): Promise<boolean> {
  const client = await db();
  const { count } = await client.runToken.deleteMany({ where: { id, workspaceId } });
  return count > 0;
}
