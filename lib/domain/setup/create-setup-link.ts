import 'server-only';
import { newToken } from '@/lib/crypto/token';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/ids';
import { env } from '@/lib/env';
import { hasPeople } from './has-people';

/** How long a set-up link works, in milliseconds. */
const linkMs = 24 * 60 * 60 * 1000;

/**
 * Makes the one-time link that creates the first owner, valid for 24 hours; older links stop working. Null
 * when somebody exists already.
 */
export async function createSetupLink(): Promise<string | null> {
  const client = await db();
  if (await hasPeople()) return null;
  const { token, hash } = newToken('setup');
  await client.$transaction([
    client.setupLink.deleteMany({ where: { usedAt: null } }),
    client.setupLink.create({
      data: { id: newId('set'), tokenHash: hash, expiresAt: new Date(Date.now() + linkMs) },
    }),
  ]);
  return `${env().APP_URL}/setup?token=${token}`;
}
