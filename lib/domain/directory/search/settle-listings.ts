import 'server-only';
import type { PrismaClient } from '@/generated/prisma/client';

/** What an import writes. */
const tables = [
  'DirectoryListing',
  'DirectoryWord',
  'EndpointAssertion',
  'EndpointLink',
  'FhirEndpoint',
  'Organization',
  'OrganizationAssertion',
  'OrganizationKey',
  'OrganizationLocation',
  'OrganizationName',
] as const;

/**
 * After an import: words that no entry has any more go, the room of what was written over is given back, what was
 * written is moved into the inverted indexes, and the planner learns how everything is spread. Not inside a
 * transaction. The embedded database does none of it by itself; without it searches are slower, never wrong.
 */
export async function settleListings(client: PrismaClient): Promise<void> {
  await client.$executeRaw`DELETE FROM "DirectoryWord" WHERE "uses" <= 0`;
  for (const table of tables) await client.$executeRawUnsafe(`VACUUM (ANALYZE) "${table}"`);
}
