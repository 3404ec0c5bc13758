import 'server-only';
import type { Prisma } from '@/generated/prisma/client';
import { hideJunk, type MatchOptions } from './match';

/** The first of `queries` that some listing fulfils, by its index; -1 when there is none. */
export async function firstFulfilled(
  tx: Prisma.TransactionClient,
  queries: readonly string[],
  { isJunkShown }: MatchOptions,
): Promise<number> {
  const asked = JSON.stringify(queries.map((query) => hideJunk(query, isJunkShown)));
  const [row] = await tx.$queryRaw<{ first: number | null }[]>`
    SELECT min(c."position")::int AS "first"
    FROM jsonb_array_elements_text(${asked}::jsonb) WITH ORDINALITY AS c ("query", "position")
    WHERE EXISTS (SELECT 1 FROM "DirectoryListing" l WHERE l."document" @@ c."query"::tsquery)`;
  return (row?.first ?? 0) - 1;
}
