import 'server-only';
import { hashToken } from '@/lib/crypto/token';
import { db } from '@/lib/db/client';
import { hasPeople } from './has-people';

/** Whether the token of a set-up link works: `done` when the portal is set up already. */
export async function checkSetupLink(token: string): Promise<'valid' | 'invalid' | 'done'> {
  if (await hasPeople()) return 'done';
  const client = await db();
  const link = await client.setupLink.findFirst({
    where: { tokenHash: hashToken(token), usedAt: null, expiresAt: { gt: new Date() } },
    select: { id: true },
  });
  return link ? 'valid' : 'invalid';
}
