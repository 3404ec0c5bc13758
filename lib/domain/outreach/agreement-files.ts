import 'server-only';
import { createHash } from 'node:crypto';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/ids';
import { AppError } from '@/lib/errors';
import { documentKind } from '@/lib/protocol/registration/document-kind';
import type { AgreementView } from '@/lib/schemas/outreach';
import type { AddRegistrationFile } from '@/lib/schemas/registration-file';
import { getAgreement } from './agreements';

const mostFiles = 10;

function refused(code: string, detail: string): AppError {
  return new AppError('request.invalid', { fields: [{ path: 'content', code, detail }] });
}

/**
 * Keeps a file with an agreement. Its kind is told from its bytes, whatever the sender calls it.
 *
 * @throws AppError `resource.not_found`; `request.invalid` when there are ten already, or for another kind of file
 */
export async function addAgreementFile(
  workspaceId: string,
  appId: string,
  id: string,
  file: AddRegistrationFile,
  author: { id: string | null; name: string },
): Promise<AgreementView> {
  await getAgreement(workspaceId, appId, id);
  const content = Buffer.from(file.content, 'base64');
  const mediaType = documentKind(content);
  if (mediaType === null) {
    throw refused(
      'kind',
      'Found another kind of file; expected a PDF, a picture (PNG, JPEG, GIF), plain text or a Word document without macros.',
    );
  }
  const client = await db();
  await client.$transaction(async (tx) => {
    const count = await tx.agreementFile.count({ where: { agreementId: id } });
    if (count >= mostFiles) {
      throw refused(
        'too_many',
        `Found ${count} files already; expected ${mostFiles} at most. Remove one first.`,
      );
    }
    await tx.agreementFile.create({
      data: {
        id: newId('fil'),
        workspaceId,
        agreementId: id,
        name: file.name,
        mediaType,
        content,
        bytes: content.length,
        sha256: createHash('sha256').update(content).digest('hex'),
        addedById: author.id,
        addedByName: author.name,
      },
    });
  });
  return getAgreement(workspaceId, appId, id);
}

function noSuchFile(fileId: string): AppError {
  return new AppError('resource.not_found', {
    detail: `There is no file ${fileId} of this agreement.`,
  });
}

/** A file with its bytes. Throws AppError `resource.not_found`. */
export async function getAgreementFile(
  workspaceId: string,
  appId: string,
  agreementId: string,
  fileId: string,
): Promise<{ name: string; mediaType: string; content: Uint8Array<ArrayBuffer> }> {
  const client = await db();
  const row = await client.agreementFile.findFirst({
    where: { id: fileId, workspaceId, agreementId, agreement: { appId } },
    select: { name: true, mediaType: true, content: true },
  });
  if (!row) throw noSuchFile(fileId);
  return { ...row, content: new Uint8Array(row.content) };
}

/** Removes a file. Throws AppError `resource.not_found`. */
export async function removeAgreementFile(
  workspaceId: string,
  appId: string,
  agreementId: string,
  fileId: string,
): Promise<AgreementView> {
  const client = await db();
  const { count } = await client.agreementFile.deleteMany({
    where: { id: fileId, workspaceId, agreementId, agreement: { appId } },
  });
  if (count === 0) throw noSuchFile(fileId);
  return getAgreement(workspaceId, appId, agreementId);
}
