import 'server-only';
import * as z from 'zod';
import type { Transaction } from '../ingest/batch';

/** What is kept of a merge beside the redirect, so that it can be undone. */
export const MergeRecordSchema = z.object({
  /** What it was merged into, which may have been merged itself since. */
  into: z.string(),
  /** Assertions of the organization that moved. Those of an endpoint are known by its address. */
  assertions: z.array(z.string()).default([]),
  /** Keys by which the organization was recognized. */
  keys: z.array(z.object({ kind: z.string(), value: z.string() })).default([]),
});
export type MergeRecord = z.infer<typeof MergeRecordSchema>;

/** A merge that stands. */
export interface Merge {
  oldId: string;
  /** Where the id leads now. */
  newId: string;
  record: MergeRecord;
}

/** Gives an id up for another one; ids that led to the first lead to the second from now on. */
export async function redirect(
  tx: Transaction,
  oldId: string,
  { reason, record, now }: { reason: string; record: MergeRecord; now: Date },
): Promise<void> {
  const newId = record.into;
  await tx.directoryRedirect.updateMany({ where: { newId: oldId }, data: { newId } });
  await tx.directoryRedirect.create({
    data: { oldId, newId, reason, moved: record, createdAt: now },
  });
}

/** The merge in which an id was given up; null when it lives. */
export async function readMerge(tx: Transaction, oldId: string): Promise<Merge | null> {
  const row = await tx.directoryRedirect.findUnique({ where: { oldId } });
  if (!row) return null;
  const { newId, moved } = row;
  return { oldId, newId, record: MergeRecordSchema.parse(moved ?? { into: newId }) };
}

/**
 * Lets an id live again, and lead to it what had been merged into it before it was given up.
 *
 * @returns the ids that lead to it now
 */
export async function endRedirect(tx: Transaction, { oldId, newId }: Merge): Promise<string[]> {
  await tx.directoryRedirect.delete({ where: { oldId } });
  const rows = await tx.directoryRedirect.findMany({
    where: { newId },
    select: { oldId: true, moved: true },
  });
  const parents = new Map(
    rows.map((row) => [row.oldId, MergeRecordSchema.safeParse(row.moved).data?.into ?? newId]),
  );
  const isBelow = (id: string): boolean => {
    const parent = parents.get(id);
    return parent !== undefined && (parent === oldId || isBelow(parent));
  };
  const below = [...parents.keys()].filter(isBelow);
  await tx.directoryRedirect.updateMany({
    where: { oldId: { in: below } },
    data: { newId: oldId },
  });
  return below;
}
