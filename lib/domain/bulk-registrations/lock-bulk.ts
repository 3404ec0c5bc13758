import 'server-only';
import type { Prisma } from '@/generated/prisma/client';
import { AppError } from '@/lib/errors';
import { BulkRequestSchema, type BulkRequest } from './bulk-request';
import { bulkNotFound } from './get-bulk';

/** What a change of state needs to know of a bulk registration. */
export interface LockedBulk {
  id: string;
  appId: string;
  status: string;
  request: BulkRequest;
}

/**
 * Inside a transaction: makes changes to the state of one bulk registration take turns, among people and with whoever
 * works on it.
 *
 * @throws AppError `resource.not_found`
 */
export async function lockBulk(
  tx: Prisma.TransactionClient,
  workspaceId: string,
  id: string,
): Promise<LockedBulk> {
  await tx.$queryRaw`SELECT "id" FROM "BulkRegistration" WHERE "id" = ${id} FOR UPDATE`;
  const row = await tx.bulkRegistration.findFirst({
    where: { id, workspaceId },
    select: { id: true, appId: true, status: true, request: true },
  });
  if (!row) throw bulkNotFound(id);
  return { ...row, request: BulkRequestSchema.parse(row.request) };
}

/** The error for something that cannot be done in the state that a bulk registration has. */
export function wrongBulkState(bulk: Pick<LockedBulk, 'id' | 'status'>, wayOut: string): AppError {
  return new AppError('bulk_registration.wrong_state', {
    detail: `Bulk registration ${bulk.id} is ${bulk.status}. ${wayOut}`,
  });
}
