import 'server-only';
import { db } from '@/lib/db/client';
import { diffDocuments } from '@/lib/directory/probe/document-diff';
import { AppError } from '@/lib/errors';
import {
  DocumentChangeSchema,
  DocumentKindSchema,
  type DocumentChange,
} from '@/lib/schemas/directory-document';
import { unpackDocument } from '../probing/pack-documents';
import { resolveDirectoryId } from './resolve-id';

async function documentOf(sha256: string | null): Promise<Record<string, unknown> | null> {
  if (sha256 === null) return null;
  const client = await db();
  const row = await client.directoryDocument.findUnique({
    where: { sha256 },
    select: { content: true },
  });
  if (row) return unpackDocument(row.content);
  throw new AppError('resource.not_found', {
    detail: 'One of the two documents is not kept any more, so they cannot be compared.',
  });
}

/**
 * What a document of an endpoint says otherwise than the one before it.
 *
 * @throws AppError `resource.not_found` when there is no such change, or it is about no document
 */
export async function readChange(askedId: string, changeId: string): Promise<DocumentChange> {
  const client = await db();
  const endpointId = await resolveDirectoryId(askedId);
  const row = await client.endpointChange.findFirst({ where: { id: changeId, endpointId } });
  if (!row) {
    throw new AppError('resource.not_found', {
      detail: `The endpoint ${askedId} has no change ${changeId}.`,
    });
  }
  const kind = DocumentKindSchema.safeParse(row.kind);
  if (!kind.success) {
    throw new AppError('resource.not_found', {
      detail: `The change ${changeId} is one of kind ${row.kind}, which is about no document: its summary says all of it.`,
    });
  }
  const [before, after] = await Promise.all([documentOf(row.before), documentOf(row.after)]);
  return DocumentChangeSchema.parse({
    id: row.id,
    at: row.at.toISOString(),
    kind: kind.data,
    ...diffDocuments(kind.data, before, after),
  });
}
