import 'server-only';
import { PrismaAdapter } from '@auth/prisma-adapter';
import type { Adapter } from 'next-auth/adapters';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/ids';

/**
 * The store of next-auth on our database. People get ids of ours, and of an account at a provider only the
 * link is kept: the provider's tokens are not needed after the sign-in.
 */
export async function authAdapter(): Promise<Adapter> {
  const client = await db();
  const adapter = PrismaAdapter(client) as Adapter;
  return {
    ...adapter,
    // Only reached with an e-mail address that the provider, or a magic link, has verified: see refusalOf.
    createUser: (user: { email: string; name?: string | null }) =>
      client.user.create({
        data: {
          id: newId('usr'),
          email: user.email,
          name: user.name ?? null,
          emailVerified: new Date(),
        },
      }),
    linkAccount: async (account: {
      userId: string;
      type: string;
      provider: string;
      providerAccountId: string;
    }) => {
      const { userId, type, provider, providerAccountId } = account;
      await client.account.create({ data: { userId, type, provider, providerAccountId } });
    },
  };
}
