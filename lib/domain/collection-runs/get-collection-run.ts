import 'server-only';
import * as z from 'zod';
import type { Prisma } from '@/generated/prisma/client';
import { db } from '@/lib/db/client';
import { AppError } from '@/lib/errors';
import {
  CollectionRunSummarySchema,
  ItemStateSchema,
  ReportedAssertionSchema,
  type CollectionRun,
  type CollectionRunItem,
  type CollectionRunSummary,
} from '@/lib/schemas/collection';
import { RunRequestSchema } from '@/lib/schemas/run';

type ItemRow = Prisma.CollectionRunItemGetPayload<object>;
type Row = Omit<Prisma.CollectionRunGetPayload<object>, 'sealedValues'>;

const AssertionsSchema = z.array(ReportedAssertionSchema);

function serializeItem(row: ItemRow): CollectionRunItem {
  const { request } = RunRequestSchema.parse(row.request);
  return {
    position: row.position,
    savedRequestId: row.savedRequestId,
    folder: row.folder,
    name: row.name,
    method: request.method,
    path: request.path,
    state: ItemStateSchema.parse(row.state),
    runId: row.runId,
    message: row.message,
    assertions: AssertionsSchema.parse(row.assertions),
    startedAt: row.startedAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}

function summaryOf(row: Row, states: readonly string[]): CollectionRunSummary {
  const count = (state: string) => states.filter((found) => found === state).length;
  return {
    id: row.id,
    collectionId: row.collectionId,
    collectionName: row.collectionName,
    environment: row.environmentName,
    stopOnFailure: row.stopsOnFailure,
    status: CollectionRunSummarySchema.shape.status.parse(row.status),
    counts: Object.fromEntries(
      ItemStateSchema.options.map((state) => [state, count(state)]),
    ) as CollectionRunSummary['counts'],
    createdBy: row.createdBy,
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}

/** A collection run of this workspace with each request, or null. */
export async function findCollectionRun(
  workspaceId: string,
  id: string,
): Promise<CollectionRun | null> {
  const client = await db();
  const row = await client.collectionRun.findFirst({
    where: { id, workspaceId },
    omit: { sealedValues: true },
    include: { items: { orderBy: { position: 'asc' } } },
  });
  if (!row) return null;
  const { items, ...rest } = row;
  const states = items.map(({ state }) => state);
  return { ...summaryOf(rest, states), items: items.map(serializeItem) };
}

/** Like findCollectionRun, for callers to whom a missing one is an error (`resource.not_found`). */
export async function getCollectionRun(workspaceId: string, id: string): Promise<CollectionRun> {
  const run = await findCollectionRun(workspaceId, id);
  if (!run) {
    throw new AppError('resource.not_found', { detail: `There is no collection run ${id} here.` });
  }
  return run;
}

/** The collection runs of a workspace, or of one collection, newest first. */
export async function listCollectionRuns(
  workspaceId: string,
  options: { collectionId?: string | undefined; limit?: number } = {},
): Promise<CollectionRunSummary[]> {
  const client = await db();
  const { collectionId, limit = 50 } = options;
  const rows = await client.collectionRun.findMany({
    where: { workspaceId, ...(collectionId === undefined ? {} : { collectionId }) },
    orderBy: { createdAt: 'desc' },
    take: limit,
    omit: { sealedValues: true },
    include: { items: { select: { state: true } } },
  });
  return rows.map(({ items, ...row }) =>
    summaryOf(
      row,
      items.map(({ state }) => state),
    ),
  );
}
