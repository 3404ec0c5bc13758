import 'server-only';
import { createHash } from 'node:crypto';
import { Prisma } from '@/generated/prisma/client';
import type { Reading, Transaction } from './batch';

/** What a source said before under a key. */
export interface KnownAssertion {
  key: string;
  contentSha: string;
  retiredAt: Date | null;
}

/** JSON with its members in order, so that equal content has equal text. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_name, member: unknown) =>
    member !== null && typeof member === 'object' && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([one], [other]) => (one < other ? -1 : 1)))
      : member,
  );
}

/** SHA-256 of a statement, in hex. */
export function contentSha(statement: object): string {
  return createHash('sha256').update(canonical(statement)).digest('hex');
}

/** Sorts statements into those that are new, changed (or said again after a pause) and the same as before. */
export function compareAssertions<T extends { key: string }, K extends KnownAssertion>(
  statements: readonly T[],
  known: ReadonlyMap<string, K>,
): { fresh: T[]; changed: { statement: T; before: K }[]; same: T[] } {
  const fresh: T[] = [];
  const changed: { statement: T; before: K }[] = [];
  const same: T[] = [];
  for (const statement of statements) {
    const before = known.get(statement.key);
    if (!before) fresh.push(statement);
    else if (before.retiredAt === null && before.contentSha === contentSha(statement)) {
      same.push(statement);
    } else changed.push({ statement, before });
  }
  return { fresh, changed, same };
}

/** Notes that a source says again what it said before. */
export async function noteSeen(
  tx: Transaction,
  table: 'EndpointAssertion' | 'OrganizationAssertion',
  { sourceId, snapshotId, now }: Reading,
  same: readonly { key: string }[],
): Promise<void> {
  if (same.length === 0) return;
  const keys = same.map(({ key }) => key);
  await tx.$executeRaw`
    UPDATE ${Prisma.raw(`"${table}"`)} SET "snapshotId" = ${snapshotId}, "lastSeenAt" = ${now}::timestamp
    WHERE "sourceId" = ${sourceId} AND "key" = ANY (${keys}::text[])`;
}
