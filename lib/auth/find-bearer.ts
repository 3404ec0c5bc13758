import 'server-only';
import { hashToken } from '@/lib/crypto/token';
import { db } from '@/lib/db/client';
import type { Role } from '@/lib/schemas/workspace';

/** A bearer token that is good now, and what it may act in. */
export interface Bearer {
  id: string;
  name: string;
  role: Role;
  workspace: { id: string; slug: string; name: string };
}

/** `lastUsedAt` is as exact as this, to spare a write on every request. */
const usedEveryMs = 60_000;

/** Looks a bearer token up by its hash. Null when it is unknown, revoked or expired. */
export async function findBearer(token: string): Promise<Bearer | null> {
  const client = await db();
  const now = new Date();
  const found = await client.apiToken.findFirst({
    where: {
      tokenHash: hashToken(token),
      revokedAt: null,
      OR: [{ expiresAt: null }, { expiresAt: { gt: now } }],
    },
    select: {
      id: true,
      name: true,
      role: true,
      lastUsedAt: true,
      workspace: { select: { id: true, slug: true, name: true } },
    },
  });
  if (!found) return null;
  const { lastUsedAt, ...bearer } = found;
  if (!lastUsedAt || now.getTime() - lastUsedAt.getTime() > usedEveryMs) {
    await client.apiToken.updateMany({ where: { id: bearer.id }, data: { lastUsedAt: now } });
  }
  return bearer;
}
