import 'server-only';
import { db } from '@/lib/db/client';
import { AppError } from '@/lib/errors';
import { BulkSummarySchema, type BulkDetail, type BulkSummary } from '@/lib/schemas/register';
import { bulkColumns, serializeBulk, serializeItem } from './serialize-bulk';

/** The error for a bulk registration that the workspace does not have. */
export function bulkNotFound(id: string): AppError {
  return new AppError('resource.not_found', {
    detail: `There is no bulk registration ${id} here.`,
  });
}

/** A bulk registration of this workspace with all its holders, in the order in which they were named; or null. */
export async function findBulk(workspaceId: string, id: string): Promise<BulkDetail | null> {
  const client = await db();
  const row = await client.bulkRegistration.findFirst({
    where: { id, workspaceId },
    select: { ...bulkColumns, items: { orderBy: { position: 'asc' } } },
  });
  if (!row) return null;
  const items = row.items.map(serializeItem);
  const states = items.map(({ state }) => ({ state, count: 1 }));
  return { ...serializeBulk(row, states), items };
}

/** Like findBulk, for callers to whom a missing one is an error (`resource.not_found`). */
export async function getBulk(workspaceId: string, id: string): Promise<BulkDetail> {
  const bulk = await findBulk(workspaceId, id);
  if (!bulk) throw bulkNotFound(id);
  return bulk;
}

/** A bulk registration without its holders. Throws `resource.not_found`. */
export async function getBulkSummary(workspaceId: string, id: string): Promise<BulkSummary> {
  return BulkSummarySchema.parse(await getBulk(workspaceId, id));
}
