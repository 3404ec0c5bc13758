import 'server-only';
import type { Prisma } from '@/generated/prisma/client';
import type { MatchOptions } from './match';

/** The first of `queries` that some listing fulfils, by its index; -1 when there is none. */
export async function firstFulfilled(
  tx: Prisma.TransactionClient,
  queries: readonly string[],
  { isJunkShown }: MatchOptions,
): Promise<number> {
  const [row] = await tx.$queryRaw<{ first: number | null }[]>`
    SELECT min(c."position")::int AS "first"
    FROM jsonb_array_elements_text(${JSON.stringify(queries)}::jsonb) WITH ORDINALITY AS c ("query", "position")
    WHERE EXISTS (SELECT 1 FROM "DirectoryListing" l 
      WHERE l."document" @@ c."query"::tsquery AND (${isJunkShown}::boolean OR NOT l."isJunk"))`;
  return (row?.first ?? 0) - 1;
}
