import 'server-only';
import type { PrismaClient } from '@/generated/prisma/client';

/**
 * After an import: words that no entry has any more go, what was written is moved into the inverted index, and the
 * planner learns how the listings are spread. Not inside a transaction. The embedded database does none of it by
 * itself; without it searches are slower, never wrong.
 */
export async function settleListings(client: PrismaClient): Promise<void> {
  await client.$executeRaw`DELETE FROM "DirectoryWord" WHERE "uses" <= 0`;
  await client.$queryRaw`SELECT gin_clean_pending_list('"DirectoryListing_document_idx"')::int`;
  await client.$executeRaw`ANALYZE "DirectoryListing"`;
  await client.$executeRaw`ANALYZE "DirectoryWord"`;
}
