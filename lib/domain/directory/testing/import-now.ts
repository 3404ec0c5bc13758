import 'server-only';
import { Readable } from 'node:stream';
import { newId } from '@/lib/db/ids';
import { defaultImportTiming, takeImport } from '../ingest/import-lease';
import { workOnSnapshot } from '../ingest/work-on-snapshot';
import { getSnapshot } from '../snapshots/get-snapshot';
import { uploadSnapshot } from '../snapshots/start-snapshot';
import type { SnapshotView } from '@/lib/schemas/directory-source';

/** Imports the file of a source in this process, from its first byte to its end, without the background job. */
export async function importNow(sourceId: string, content: Uint8Array): Promise<SnapshotView> {
  const worker = { owner: newId('own'), isAlone: true, ...defaultImportTiming };
  const upload = { fileName: null, startedBy: 'test' };
  const { id } = await uploadSnapshot(sourceId, Readable.from([content]), upload);
  await takeImport(worker, id);
  await workOnSnapshot(id, worker, new AbortController().signal);
  return getSnapshot(id);
}
