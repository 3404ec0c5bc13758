import 'server-only';
import { db } from '@/lib/db/client';
import { bulkEvents } from './bulk-events';
import { lockBulk, wrongBulkState } from './lock-bulk';
import { refuseOverlap } from './refuse-overlap';

/**
 * Goes on with a bulk registration that was cancelled.
 *
 * @throws AppError `resource.not_found`, `bulk_registration.wrong_state`, `bulk_registration.overlaps`
 */
export async function resumeBulk(workspaceId: string, id: string): Promise<void> {
  const client = await db();
  await client.$transaction(async (tx) => {
    const bulk = await lockBulk(tx, workspaceId, id);
    if (bulk.status !== 'cancelled') {
      throw wrongBulkState(bulk, 'Only one that was cancelled can be resumed.');
    }
    const waiting = await tx.bulkItem.findMany({
      where: { bulkId: id, state: 'waiting' },
      select: { holder: true },
    });
    await refuseOverlap(
      tx,
      id,
      bulk,
      waiting.map(({ holder }) => holder),
    );
    await tx.bulkRegistration.update({ where: { id }, data: { status: 'running' } });
  });
  bulkEvents.emit('wake');
}
