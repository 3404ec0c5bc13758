import 'server-only';
import { db } from '@/lib/db/client';
import { AppError } from '@/lib/errors';
import type { Me } from '@/lib/schemas/people';

/** A person as they see themselves. Throws `resource.not_found` when they are gone. */
export async function getMe(userId: string): Promise<Me> {
  const client = await db();
  const user = await client.user.findUnique({
    where: { id: userId },
    select: { id: true, email: true, name: true, isOperator: true, passwordHash: true },
  });
  if (!user) throw new AppError('resource.not_found');
  const { passwordHash, ...me } = user;
  return { ...me, hasPassword: passwordHash !== null };
}
