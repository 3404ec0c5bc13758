import 'server-only';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/ids';
import { openStates } from './import-lease';

/** Some minutes more or less, so that lists of one publisher are not fetched at the same second every day. */
function jittered(hours: number): number {
  return hours * 3_600_000 * (0.95 + Math.random() * 0.1);
}

/**
 * Queues a reading of every enabled source that is due and has none under way. Its next time is written first, so that
 * of two processes one queues it.
 */
export async function queueDueSources(now: Date): Promise<void> {
  const client = await db();
  const due = await client.directorySource.findMany({
    where: {
      isEnabled: true,
      url: { not: null },
      everyHours: { not: null },
      nextFetchAt: { lte: now },
      snapshots: { none: { status: { in: [...openStates] } } },
    },
    select: { id: true, everyHours: true, nextFetchAt: true },
  });
  for (const { id, everyHours, nextFetchAt } of due) {
    const { count } = await client.directorySource.updateMany({
      where: { id, nextFetchAt },
      data: { nextFetchAt: new Date(now.getTime() + jittered(everyHours ?? 24)) },
    });
    if (count === 1) {
      await client.directorySnapshot.create({
        data: { id: newId('snp'), sourceId: id, origin: 'schedule' },
      });
    }
  }
}

/** Forgets files that were never sent to their end, because the process died meanwhile. */
export async function forgetBrokenUploads(now: Date): Promise<void> {
  const client = await db();
  const dayAgo = new Date(now.getTime() - 24 * 3_600_000);
  await client.directorySnapshot.deleteMany({
    where: { status: 'uploading', createdAt: { lt: dayAgo } },
  });
}
