import 'server-only';
import type { Prisma } from '@/generated/prisma/client';
import {
  BulkItemStateSchema,
  BulkSummarySchema,
  type BulkItem,
  type BulkSummary,
} from '@/lib/schemas/register';
import { BulkRequestSchema } from './bulk-request';

/** The columns that a summary is made of. */
export const bulkColumns = {
  id: true,
  appId: true,
  app: { select: { name: true } },
  request: true,
  status: true,
  createdBy: true,
  createdAt: true,
  finishedAt: true,
} as const satisfies Prisma.BulkRegistrationSelect;

type BulkRow = Prisma.BulkRegistrationGetPayload<{ select: typeof bulkColumns }>;

/** How many items are in a state. */
export interface StateCount {
  state: string;
  count: number;
}

/** A bulk registration as lists show it. */
export function serializeBulk(row: BulkRow, states: readonly StateCount[]): BulkSummary {
  const { method, grantType } = BulkRequestSchema.parse(row.request);
  const countOf = (state: string) =>
    states.reduce((sum, entry) => sum + (entry.state === state ? entry.count : 0), 0);
  return {
    id: row.id,
    appId: row.appId,
    appName: row.app.name,
    method,
    grantType,
    status: BulkSummarySchema.shape.status.parse(row.status),
    createdBy: row.createdBy,
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
    counts: Object.fromEntries(
      BulkItemStateSchema.options.map((state) => [state, countOf(state)]),
    ) as BulkSummary['counts'],
    total: states.reduce((sum, { count }) => sum + count, 0),
  };
}

type ItemRow = Prisma.BulkItemGetPayload<object>;

/** One holder of a bulk registration. */
export function serializeItem(row: ItemRow): BulkItem {
  return {
    id: row.id,
    position: row.position,
    holder: row.holder,
    attempts: row.attempts,
    runId: row.runId,
    registrationId: row.registrationId,
    message: row.message,
    state: BulkItemStateSchema.parse(row.state),
    startedAt: row.startedAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}
