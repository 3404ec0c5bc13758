import 'server-only';
import * as z from 'zod';
import { maxListBytes } from '@/lib/domain/directory/snapshots/chunks';
import {
  cancelSnapshot as cancel,
  forceSnapshot as force,
  rereadSnapshot as reread,
} from '@/lib/domain/directory/snapshots/decide-snapshot';
import {
  getSnapshot as get,
  listSnapshots as list,
} from '@/lib/domain/directory/snapshots/get-snapshot';
import {
  previewFile as previewOfFile,
  previewReading as previewOfReading,
} from '@/lib/domain/directory/snapshots/preview-source';
import { fetchSource, uploadSnapshot } from '@/lib/domain/directory/snapshots/start-snapshot';
import {
  ListPreviewSchema,
  PreviewFileSchema,
  PreviewReadingSchema,
} from '@/lib/schemas/directory-preview';
import { SnapshotSchema, type SnapshotView } from '@/lib/schemas/directory-source';
import { endpoint } from '../endpoint';

const tag = 'Administration';
const access = { kind: 'operator' } as const;
const params = z.object({ id: z.string() });
const target = ({ id, sourceId }: SnapshotView) => ({
  kind: 'directory-snapshot',
  id,
  detail: { source: sourceId },
});

/** The readings of a source. */
export const listDirectorySnapshots = endpoint({
  id: 'admin.directory_snapshots.list',
  method: 'GET',
  path: '/admin/directory/sources/{id}/snapshots',
  summary: 'List the last 50 readings of a source, newest first, with their reports',
  tag,
  access,
  params,
  status: 200,
  response: z.object({ snapshots: z.array(SnapshotSchema) }),
  handler: async ({ params: { id } }) => ({ snapshots: await list(id) }),
});

/** Fetches a source now. */
export const fetchDirectorySource = endpoint({
  id: 'admin.directory_sources.fetch',
  method: 'POST',
  path: '/admin/directory/sources/{id}/fetch',
  summary: 'Fetch a source from its address and read it, in the background',
  tag,
  access,
  params,
  status: 201,
  response: SnapshotSchema,
  audit: { action: 'directory-source.fetch', target },
  handler: ({ params: { id }, actor }) => fetchSource(id, actor.name),
});

/** Takes the file of a source. */
export const uploadDirectorySource = endpoint({
  id: 'admin.directory_sources.upload',
  method: 'POST',
  path: '/admin/directory/sources/{id}/upload',
  summary: 'Upload the file of a source, plain or gzip; it is read in the background',
  description:
    'The body is the file itself. It is surveyed first and written only when it can be read to its end and is not much smaller than the last good one; see the report of the reading.',
  tag,
  access,
  params,
  query: z.object({ fileName: z.string().max(200).optional() }),
  takesBytes: ['application/octet-stream'],
  maxBodyBytes: maxListBytes,
  status: 201,
  response: SnapshotSchema,
  audit: { action: 'directory-source.upload', target },
  handler: ({ params: { id }, query: { fileName = null }, bytes, actor }) =>
    uploadSnapshot(id, bytes, { fileName, startedBy: actor.name }),
});

/** One reading. */
export const getDirectorySnapshot = endpoint({
  id: 'admin.directory_snapshots.get',
  method: 'GET',
  path: '/admin/directory/snapshots/{id}',
  summary: 'Get a reading: how far it is, what was found, what came of it',
  tag,
  access,
  params,
  status: 200,
  response: SnapshotSchema,
  handler: ({ params: { id } }) => get(id),
});

/** Cancels a reading. */
export const cancelDirectorySnapshot = endpoint({
  id: 'admin.directory_snapshots.cancel',
  method: 'POST',
  path: '/admin/directory/snapshots/{id}/cancel',
  summary: 'Cancel a reading; what was written of it stays, nothing is retired by it',
  tag,
  access,
  params,
  status: 200,
  response: SnapshotSchema,
  audit: { action: 'directory-snapshot.cancel', target },
  handler: ({ params: { id } }) => cancel(id),
});

/** Takes a quarantined reading. */
export const forceDirectorySnapshot = endpoint({
  id: 'admin.directory_snapshots.force',
  method: 'POST',
  path: '/admin/directory/snapshots/{id}/force',
  summary: 'Take a reading that was quarantined because it shrank',
  tag,
  access,
  params,
  status: 200,
  response: SnapshotSchema,
  audit: { action: 'directory-snapshot.force', target },
  handler: ({ params: { id } }) => force(id),
});

/** Reads a file again. */
export const rereadDirectorySnapshot = endpoint({
  id: 'admin.directory_snapshots.reread',
  method: 'POST',
  path: '/admin/directory/snapshots/{id}/reread',
  summary: 'Read the file of a reading that was set aside again, as its source is read now',
  tag,
  access,
  params,
  status: 200,
  response: SnapshotSchema,
  audit: { action: 'directory-snapshot.reread', target },
  handler: ({ params: { id } }) => reread(id),
});

/** Looks at a file before it is sent. */
export const previewDirectoryFile = endpoint({
  id: 'admin.directory_files.preview',
  method: 'POST',
  path: '/admin/directory/preview',
  summary:
    'Look at the beginning of a list: its form, its columns, its first rows; nothing is stored',
  tag,
  access,
  body: PreviewFileSchema,
  status: 200,
  response: ListPreviewSchema,
  handler: ({ body }) => previewOfFile(body),
});

/** Looks at the file of a reading. */
export const previewDirectorySnapshot = endpoint({
  id: 'admin.directory_snapshots.preview',
  method: 'POST',
  path: '/admin/directory/snapshots/{id}/preview',
  summary: 'Look at the beginning of the file of a reading that was set aside; nothing is stored',
  tag,
  access,
  params,
  body: PreviewReadingSchema,
  status: 200,
  response: ListPreviewSchema,
  handler: ({ params: { id }, body }) => previewOfReading(id, body),
});
