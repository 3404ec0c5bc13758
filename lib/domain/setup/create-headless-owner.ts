import 'server-only';
import { hashPassword } from '@/lib/crypto/password';
import { db } from '@/lib/db/client';
import { env } from '@/lib/env';
import { EmailSchema } from '@/lib/schemas/people';
import { createFirstOwner } from './create-first-owner';
import { hasPeople } from './has-people';

/**
 * On a first start with ONRAMP_OWNER_EMAIL and ONRAMP_OWNER_PASSWORD: makes that owner and the workspace
 * `demo`. Null without the variables, and null as soon as anybody exists: they are not read again.
 */
export async function createHeadlessOwner(): Promise<{ email: string } | null> {
  const { ONRAMP_OWNER_EMAIL, ONRAMP_OWNER_PASSWORD } = env();
  if (!ONRAMP_OWNER_EMAIL || !ONRAMP_OWNER_PASSWORD || (await hasPeople())) return null;
  const passwordHash = await hashPassword(ONRAMP_OWNER_PASSWORD);
  const client = await db();
  const { user } = await client.$transaction((transaction) =>
    createFirstOwner(transaction, {
      email: EmailSchema.parse(ONRAMP_OWNER_EMAIL),
      name: null,
      passwordHash,
      workspace: { name: 'Demo', slug: 'demo' },
    }),
  );
  return { email: user.email };
}
