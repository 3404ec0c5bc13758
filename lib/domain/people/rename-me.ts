import 'server-only';
import { db } from '@/lib/db/client';
import type { Me } from '@/lib/schemas/people';
import { getMe } from './get-me';

/** Changes the name of a person. */
export async function renameMe(userId: string, name: string): Promise<Me> {
  const client = await db();
  await client.user.updateMany({ where: { id: userId }, data: { name } });
  return getMe(userId);
}
