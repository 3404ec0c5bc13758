import 'server-only';
import { db } from '@/lib/db/client';

/** Of how many readings of a source the bytes are kept. */
const kept = 3;

/** Forgets the bytes of old readings of a source; what was found in them stays. */
export async function pruneChunks(sourceId: string): Promise<void> {
  const client = await db();
  const old = await client.directorySnapshot.findMany({
    where: { sourceId, chunks: { some: {} } },
    orderBy: { createdAt: 'desc' },
    skip: kept,
    select: { id: true },
  });
  await client.snapshotChunk.deleteMany({
    where: { snapshotId: { in: old.map(({ id }) => id) } },
  });
}
