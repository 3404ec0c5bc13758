import 'server-only';
import type { Prisma } from '@/generated/prisma/client';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/ids';
import type { SavedRequest, SavedRequestInput, SavedRequestUpdate } from '@/lib/schemas/collection';
import {
  changedMeanwhile,
  getCollection,
  getSavedRequest,
  savedRequestNotFound,
} from './get-collection';

const json = (value: unknown) => value as Prisma.InputJsonValue;

/** The place behind the last request of a collection; deleted ones keep theirs. */
async function nextPosition(collectionId: string): Promise<number> {
  const client = await db();
  const last = await client.savedRequest.aggregate({
    where: { collectionId },
    _max: { position: true },
  });
  return (last._max.position ?? -1) + 1;
}

/** Keeps a request at the end of a collection. Throws `resource.not_found`. */
export async function createSavedRequest(
  workspaceId: string,
  collectionId: string,
  by: string,
  input: SavedRequestInput,
): Promise<SavedRequest> {
  await getCollection(workspaceId, collectionId);
  const id = newId('req');
  const client = await db();
  const position = await nextPosition(collectionId);
  await client.savedRequest.create({
    data: {
      id,
      workspaceId,
      collectionId,
      position,
      updatedBy: by,
      ...input,
      request: json(input.request),
    },
  });
  return getSavedRequest(workspaceId, id);
}

/**
 * Changes a saved request, or moves it to the end of another collection.
 *
 * @throws AppError `resource.not_found`, `resource.changed` when it is not the version that was read
 */
export async function updateSavedRequest(
  workspaceId: string,
  id: string,
  by: string,
  { version, collectionId, request, ...columns }: SavedRequestUpdate,
): Promise<SavedRequest> {
  const before = await getSavedRequest(workspaceId, id);
  const isMoved = collectionId !== undefined && collectionId !== before.collectionId;
  if (isMoved) await getCollection(workspaceId, collectionId);
  const client = await db();
  const { count } = await client.savedRequest.updateMany({
    where: { id, workspaceId, version, deletedAt: null },
    data: {
      ...columns,
      request: json(request),
      updatedBy: by,
      version: { increment: 1 },
      ...(isMoved ? { collectionId, position: await nextPosition(collectionId) } : {}),
    },
  });
  if (count === 0) throw changedMeanwhile('request', version);
  return getSavedRequest(workspaceId, id);
}

/** Makes a copy of a saved request at the end of its collection. Throws `resource.not_found`. */
export async function duplicateSavedRequest(
  workspaceId: string,
  id: string,
  by: string,
): Promise<SavedRequest> {
  const { collectionId, folder, name, note, request } = await getSavedRequest(workspaceId, id);
  const copyId = newId('req');
  const client = await db();
  await client.savedRequest.create({
    data: {
      id: copyId,
      workspaceId,
      collectionId,
      folder,
      name: `${name.slice(0, 110)} (copy)`,
      note,
      request: json(request),
      position: await nextPosition(collectionId),
      updatedBy: by,
    },
  });
  return getSavedRequest(workspaceId, copyId);
}

/** Deletes a saved request; `restoreSavedRequest` brings it back. Throws `resource.not_found`. */
export async function deleteSavedRequest(workspaceId: string, id: string): Promise<void> {
  const client = await db();
  const { count } = await client.savedRequest.updateMany({
    where: { id, workspaceId, deletedAt: null },
    data: { deletedAt: new Date() },
  });
  if (count === 0) throw savedRequestNotFound(id);
}

/** Brings a deleted request back to its place. Throws `resource.not_found`. */
export async function restoreSavedRequest(workspaceId: string, id: string): Promise<SavedRequest> {
  const client = await db();
  await client.savedRequest.updateMany({ where: { id, workspaceId }, data: { deletedAt: null } });
  return getSavedRequest(workspaceId, id);
}
