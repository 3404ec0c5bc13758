import 'server-only';
import type { InspectUpload, UploadInspection } from '@/lib/schemas/certificate';
import { readUpload } from './read-upload';

/** Says what is in uploaded files and whether it can be taken. Stores nothing. */
export async function inspectUpload(
  workspaceId: string,
  upload: InspectUpload,
): Promise<UploadInspection> {
  return (await readUpload(workspaceId, upload, new Date())).inspection;
}
