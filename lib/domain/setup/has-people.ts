import 'server-only';
import type { Prisma, PrismaClient } from '@/generated/prisma/client';
import { db } from '@/lib/db/client';

/** Whether anybody exists: the portal is set up. */
export async function hasPeople(
  transaction?: Prisma.TransactionClient | PrismaClient,
): Promise<boolean> {
  const client = transaction ?? (await db());
  return (await client.user.findFirst({ select: { id: true } })) !== null;
}
