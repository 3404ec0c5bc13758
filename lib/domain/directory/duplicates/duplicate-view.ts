import 'server-only';
import type { PrismaClient } from '@/generated/prisma/client';
import { db } from '@/lib/db/client';
import {
  DuplicatePairSchema,
  type DuplicatePair,
  type DuplicateState,
} from '@/lib/schemas/directory-duplicate';
import { currentIds } from './current-ids';
import { endpointSides } from './endpoint-sides';
import { organizationSides } from './organization-sides';

/** A row of the queue as the database has it. */
export type DuplicateRow = NonNullable<
  Awaited<ReturnType<PrismaClient['directoryDuplicate']['findUnique']>>
>;

/** What a merge is about is what there was; everything else is about what there is now. */
function shownIds(
  { firstId, secondId, state }: DuplicateRow,
  current: ReadonlyMap<string, string>,
): [string, string] {
  const [first, second] = [current.get(firstId) ?? firstId, current.get(secondId) ?? secondId];
  return first === second || (state as DuplicateState) === 'merged'
    ? [firstId, secondId]
    : [first, second];
}

/** Pairs with both sides, as pages and the API show them. */
export async function duplicateViews(rows: readonly DuplicateRow[]): Promise<DuplicatePair[]> {
  const client = await db();
  const current = await currentIds(
    client,
    rows.flatMap(({ firstId, secondId }) => [firstId, secondId]),
  );
  const idsOf = (kind: string): string[] => [
    ...new Set(rows.filter((row) => row.kind === kind).flatMap((row) => shownIds(row, current))),
  ];
  const organizations = await organizationSides(idsOf('organization'), current);
  const endpoints = await endpointSides(idsOf('endpoint'), current);
  return rows.map((row) => {
    const ids = shownIds(row, current);
    const [first, second] = ids.map((id) => endpoints.documents.get(id) ?? null);
    return DuplicatePairSchema.parse({
      ...row,
      createdAt: row.createdAt.toISOString(),
      decidedAt: row.decidedAt?.toISOString() ?? null,
      isMerged:
        (current.get(row.firstId) ?? row.firstId) === (current.get(row.secondId) ?? row.secondId),
      hasSameDocument: first && second ? first === second : null,
      sides: ids.flatMap((id) => organizations.get(id) ?? endpoints.sides.get(id) ?? []),
    });
  });
}
