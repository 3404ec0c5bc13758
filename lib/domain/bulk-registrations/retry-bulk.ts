import 'server-only';
import { db } from '@/lib/db/client';
import { AppError } from '@/lib/errors';
import { bulkEvents } from './bulk-events';
import { lockBulk, wrongBulkState } from './lock-bulk';
import { refuseOverlap } from './refuse-overlap';

/** What a person may have tried again. An `unknown` one only when it is named: it may make a second client. */
const retriable = ['failed', 'unknown', 'skipped'];

/**
 * Puts items back to be tried again, and the bulk registration to work if it was finished.
 *
 * @param itemIds left out, all that failed
 * @returns how many are tried again
 * @throws AppError `resource.not_found`, `bulk_registration.wrong_state`, `bulk_registration.overlaps`,
 *   `request.invalid` for items that cannot be tried again
 */
export async function retryBulk(
  workspaceId: string,
  id: string,
  itemIds?: readonly string[],
): Promise<number> {
  const client = await db();
  const count = await client.$transaction(async (tx) => {
    const bulk = await lockBulk(tx, workspaceId, id);
    if (bulk.status === 'cancelled') throw wrongBulkState(bulk, 'Resume it first, then retry.');
    const found = await tx.bulkItem.findMany({
      where: {
        bulkId: id,
        ...(itemIds ? { id: { in: [...itemIds] } } : { state: 'failed' }),
      },
      select: { id: true, state: true, holder: true },
    });
    const fit = found.filter(({ state }) => retriable.includes(state));
    const fields = (itemIds ?? []).flatMap((itemId, index) => {
      if (fit.some((item) => item.id === itemId)) return [];
      const state = found.find((item) => item.id === itemId)?.state;
      const detail =
        state === undefined
          ? `Found ${itemId}; expected the id of an item of this bulk registration.`
          : `Found an item that is ${state}; expected one that failed, or whose outcome is unknown.`;
      return [{ path: `items.${index}`, code: 'not_retriable', detail }];
    });
    if (fields.length > 0) throw new AppError('request.invalid', { fields });
    if (fit.length === 0)
      throw wrongBulkState(bulk, 'No holder failed: there is nothing to retry.');
    await refuseOverlap(
      tx,
      id,
      bulk,
      fit.map(({ holder }) => holder),
    );
    await tx.bulkItem.updateMany({
      where: { id: { in: fit.map((item) => item.id) } },
      data: { state: 'waiting', message: '', startedAt: null, finishedAt: null },
    });
    await tx.bulkRegistration.update({
      where: { id },
      data: { status: 'running', finishedAt: null },
    });
    return fit.length;
  });
  bulkEvents.emit('wake');
  return count;
}
