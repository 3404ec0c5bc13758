import 'server-only';
import { db } from '@/lib/db/client';

/** Ends every sign-in of a person, the one that asks among them. Returns how many. */
export async function signOutEverywhere(userId: string): Promise<number> {
  const client = await db();
  const { count } = await client.signIn.updateMany({
    where: { userId, revokedAt: null },
    data: { revokedAt: new Date() },
  });
  return count;
}
