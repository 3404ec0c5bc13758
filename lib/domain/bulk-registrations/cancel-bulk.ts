import 'server-only';
import { db } from '@/lib/db/client';
import { bulkEvents } from './bulk-events';
import { lockBulk, wrongBulkState } from './lock-bulk';

/**
 * Cancels a bulk registration: no other holder is begun, the runs that are under way are cancelled, and the holders
 * that wait go on waiting until it is resumed.
 *
 * @throws AppError `resource.not_found`, `bulk_registration.wrong_state`
 */
export async function cancelBulk(workspaceId: string, id: string): Promise<void> {
  const client = await db();
  await client.$transaction(async (tx) => {
    const bulk = await lockBulk(tx, workspaceId, id);
    if (bulk.status !== 'running') throw wrongBulkState(bulk, 'There is nothing to cancel.');
    await tx.bulkRegistration.update({ where: { id }, data: { status: 'cancelled' } });
  });
  bulkEvents.emit('cancelled', id);
}
