import 'server-only';
import type { Prisma } from '@/generated/prisma/client';

export type Transaction = Prisma.TransactionClient;

/** The reading of a source that is being written. */
export interface Reading {
  snapshotId: string;
  sourceId: string;
  /** One time for all that one reading writes. */
  now: Date;
  /** Tokens of keys that the list gives to organizations of different names: they recognize nobody (`KeyCensus`). */
  ambiguous?: ReadonlySet<string>;
}

/** What writing did: ImportReport.changes of lib/schemas/directory-import. */
export interface Changes {
  endpointsNew: number;
  endpointsChanged: number;
  endpointsRetired: number;
  organizationsNew: number;
  organizationsChanged: number;
  organizationsRetired: number;
  organizationsMerged: number;
  linksNew: number;
  linksRetired: number;
  duplicatesFound: number;
}

export const noChanges = (): Changes => ({
  endpointsNew: 0,
  endpointsChanged: 0,
  endpointsRetired: 0,
  organizationsNew: 0,
  organizationsChanged: 0,
  organizationsRetired: 0,
  organizationsMerged: 0,
  linksNew: 0,
  linksRetired: 0,
  duplicatesFound: 0,
});

/** Adds `more` to `sum` in place. */
export function addChanges(sum: Changes, more: Partial<Changes>): void {
  for (const [name, count] of Object.entries(more) as [keyof Changes, number][]) sum[name] += count;
}

/** The last of the items that have the same key, in the order of the first. */
export function lastByKey<T extends { key: string }>(items: readonly T[]): T[] {
  return [...new Map(items.map((item) => [item.key, item])).values()];
}
