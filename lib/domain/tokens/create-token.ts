import 'server-only';
import { isAtLeast, type Role } from '@/lib/auth/permissions';
import { newToken } from '@/lib/crypto/token';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/ids';
import { AppError } from '@/lib/errors';
import type { CreateToken, NewToken } from '@/lib/schemas/workspace';
import { namesOf } from '../people/names-of';
import { serializeToken, tokenColumns } from './serialize-token';

const dayMs = 24 * 60 * 60 * 1000;

/**
 * Makes a bearer token that acts in one workspace. Only its hash is stored, so the result is the one chance
 * to see it.
 *
 * @param maker role of who makes it, and their id (null for a token or the command line)
 * @throws AppError `auth.forbidden` for a role above the maker's
 */
export async function createToken(
  workspaceId: string,
  maker: { role: Role; userId: string | null },
  input: CreateToken,
): Promise<NewToken> {
  if (!isAtLeast(maker.role, input.role)) {
    throw new AppError('auth.forbidden', {
      detail: `Your role is ${maker.role}; a token of yours cannot have the role ${input.role}.`,
    });
  }
  const client = await db();
  const { token, hash, hint } = newToken('onramp');
  const row = await client.apiToken.create({
    data: {
      id: newId('tok'),
      workspaceId,
      name: input.name,
      role: input.role,
      tokenHash: hash,
      hint,
      createdById: maker.userId,
      expiresAt: input.expiresInDays ? new Date(Date.now() + input.expiresInDays * dayMs) : null,
    },
    select: tokenColumns,
  });
  return { ...serializeToken(row, await namesOf([row.createdById])), token };
}
