import 'server-only';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/ids';
import { AppError } from '@/lib/errors';
import type { SnapshotView } from '@/lib/schemas/directory-source';
import { importEvents, openStates } from '../ingest/import-lease';
import { getSource } from '../sources/list-sources';
import { writeBytes } from './chunks';
import { getSnapshot } from './get-snapshot';

async function refuseBusy(sourceId: string): Promise<void> {
  const client = await db();
  const open = await client.directorySnapshot.findFirst({
    where: { sourceId, status: { in: [...openStates] } },
    select: { id: true },
  });
  if (open) {
    throw new AppError('directory.source_busy', { detail: `Reading ${open.id} is not over yet.` });
  }
}

/**
 * Asks for a source to be fetched and read now.
 *
 * @throws AppError `resource.not_found`, `directory.source_unreachable`, `directory.source_busy`
 */
export async function fetchSource(sourceId: string, startedBy: string): Promise<SnapshotView> {
  const source = await getSource(sourceId);
  if (source.url === null) {
    throw new AppError('directory.source_unreachable', {
      detail: `“${source.name}” has no address. Upload its file, or give it one.`,
    });
  }
  await refuseBusy(sourceId);
  const client = await db();
  const { id } = await client.directorySnapshot.create({
    data: { id: newId('snp'), sourceId, origin: 'hand', startedBy },
    select: { id: true },
  });
  importEvents.emit('wake');
  return getSnapshot(id);
}

/**
 * Takes the file of a source, plain or as gzip. It is kept piece by piece as it comes, then read in the background.
 *
 * @throws AppError `resource.not_found`, `directory.source_by_hand`, `directory.source_busy`, `request.too_large`,
 * `request.malformed`
 */
export async function uploadSnapshot(
  sourceId: string,
  content: AsyncIterable<Uint8Array>,
  { fileName, startedBy }: { fileName: string | null; startedBy: string },
): Promise<SnapshotView> {
  const { name, isByHand } = await getSource(sourceId);
  if (isByHand) {
    throw new AppError('directory.source_by_hand', {
      detail: `“${name}” grows entry by entry. Add a list of your own and upload the file there.`,
    });
  }
  await refuseBusy(sourceId);
  const client = await db();
  const id = newId('snp');
  await client.directorySnapshot.create({
    data: { id, sourceId, origin: 'upload', status: 'uploading', fileName, startedBy },
  });
  try {
    const written = await writeBytes(id, content);
    await client.directorySnapshot.update({
      where: { id },
      data: { ...written, status: 'waiting' },
    });
  } catch (error) {
    await client.directorySnapshot.delete({ where: { id } });
    if (error instanceof AppError) throw error;
    throw new AppError('request.malformed', {
      detail: 'The file broke off or could not be decompressed. Send it again.',
      cause: error,
    });
  }
  importEvents.emit('wake');
  return getSnapshot(id);
}
