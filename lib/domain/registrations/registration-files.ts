import 'server-only';
import { createHash } from 'node:crypto';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/ids';
import { AppError } from '@/lib/errors';
import type { RegistrationDetail } from '@/lib/schemas/registration';
import type { AddRegistrationFile } from '@/lib/schemas/registration-file';
import { addRevision, type Author } from './add-revision';
import { getRegistration } from './get-registration';
import { getRegistrationDetail } from './get-registration-detail';

const mostFiles = 20;

/** Kinds that a browser shows without running anything; all others are downloaded as bytes. */
const harmless = ['image/png', 'image/jpeg', 'application/pdf', 'text/plain'];

function noSuchFile(fileId: string): AppError {
  return new AppError('resource.not_found', {
    detail: `There is no file ${fileId} of this registration.`,
  });
}

/**
 * Keeps a file of evidence with a registration.
 *
 * @throws AppError `resource.not_found`, `request.invalid` when there are twenty already
 */
export async function addRegistrationFile(
  workspaceId: string,
  id: string,
  file: AddRegistrationFile,
  author: Author,
): Promise<RegistrationDetail> {
  await getRegistration(workspaceId, id);
  const content = Buffer.from(file.content, 'base64');
  const client = await db();
  await client.$transaction(async (tx) => {
    const count = await tx.registrationFile.count({ where: { registrationId: id } });
    if (count >= mostFiles) {
      throw new AppError('request.invalid', {
        fields: [
          {
            path: 'content',
            code: 'too_many',
            detail: `Found ${count} files already; expected ${mostFiles} at most. Remove one first.`,
          },
        ],
      });
    }
    await tx.registrationFile.create({
      data: {
        id: newId('fil'),
        workspaceId,
        registrationId: id,
        name: file.name,
        mediaType: harmless.includes(file.mediaType) ? file.mediaType : 'application/octet-stream',
        content,
        bytes: content.length,
        sha256: createHash('sha256').update(content).digest('hex'),
        addedById: author.id,
        addedByName: author.name,
      },
    });
    await addRevision(tx, id, { kind: 'file-added', author, note: file.name });
  });
  return getRegistrationDetail(workspaceId, id);
}

/** A file of evidence with its bytes. Throws AppError `resource.not_found`. */
export async function getRegistrationFile(
  workspaceId: string,
  id: string,
  fileId: string,
): Promise<{ name: string; mediaType: string; content: Uint8Array<ArrayBuffer> }> {
  const client = await db();
  const row = await client.registrationFile.findFirst({
    where: { workspaceId, registrationId: id, id: fileId },
    select: { name: true, mediaType: true, content: true },
  });
  if (!row) throw noSuchFile(fileId);
  return { ...row, content: new Uint8Array(row.content) };
}

/** Removes a file of evidence. Throws AppError `resource.not_found`. */
export async function removeRegistrationFile(
  workspaceId: string,
  id: string,
  fileId: string,
  author: Author,
): Promise<RegistrationDetail> {
  const { name } = await getRegistrationFile(workspaceId, id, fileId);
  const client = await db();
  await client.$transaction(async (tx) => {
    await tx.registrationFile.deleteMany({
      where: { workspaceId, registrationId: id, id: fileId },
    });
    await addRevision(tx, id, { kind: 'file-removed', author, note: name });
  });
  return getRegistrationDetail(workspaceId, id);
}
