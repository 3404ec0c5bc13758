import 'server-only';
import { db } from '@/lib/db/client';
import type { SignInRow } from '@/lib/schemas/people';

/** The sign-ins of a person that still hold, the one that was seen last first. */
export async function listSignIns(userId: string, currentId: string): Promise<SignInRow[]> {
  const client = await db();
  const rows = await client.signIn.findMany({
    where: { userId, revokedAt: null, expiresAt: { gt: new Date() } },
    orderBy: [{ lastSeenAt: 'desc' }, { id: 'desc' }],
    take: 200,
  });
  return rows.map((row) => ({
    id: row.id,
    userAgent: row.userAgent,
    createdAt: row.createdAt.toISOString(),
    lastSeenAt: row.lastSeenAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    isCurrent: row.id === currentId,
  }));
}
