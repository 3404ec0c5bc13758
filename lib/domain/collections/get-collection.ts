import 'server-only';
import { db } from '@/lib/db/client';
import { AppError } from '@/lib/errors';
import type { Collection, SavedRequest } from '@/lib/schemas/collection';
import {
  collectionColumns,
  savedRequestColumns,
  serializeCollection,
  serializeSavedRequest,
} from './serialize-collection';

/** The error for a collection that the workspace does not have. */
export function collectionNotFound(id: string): AppError {
  return new AppError('resource.not_found', { detail: `There is no collection ${id} here.` });
}

/** The error for a saved request that the workspace does not have. */
export function savedRequestNotFound(id: string): AppError {
  return new AppError('resource.not_found', { detail: `There is no saved request ${id} here.` });
}

/** The error for something that is not the version any more that was read. */
export function changedMeanwhile(what: string, version: number): AppError {
  return new AppError('resource.changed', {
    detail: `Somebody else has changed this ${what} since you opened it (you had version ${version}). Nothing was saved.`,
  });
}

/** A collection of this workspace with its requests, or null. */
export async function findCollection(workspaceId: string, id: string): Promise<Collection | null> {
  const client = await db();
  const row = await client.collection.findFirst({
    where: { id, workspaceId, deletedAt: null },
    select: collectionColumns,
  });
  return row && serializeCollection(row);
}

/** Like findCollection, for callers to whom a missing one is an error (`resource.not_found`). */
export async function getCollection(workspaceId: string, id: string): Promise<Collection> {
  const collection = await findCollection(workspaceId, id);
  if (!collection) throw collectionNotFound(id);
  return collection;
}

/** The collections of a workspace with their requests, by name. */
export async function listCollections(workspaceId: string): Promise<Collection[]> {
  const client = await db();
  const rows = await client.collection.findMany({
    where: { workspaceId, deletedAt: null },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: collectionColumns,
  });
  return rows.map(serializeCollection);
}

/** A saved request of this workspace. Throws `resource.not_found`. */
export async function getSavedRequest(workspaceId: string, id: string): Promise<SavedRequest> {
  const client = await db();
  const row = await client.savedRequest.findFirst({
    where: { id, workspaceId, deletedAt: null, collection: { deletedAt: null } },
    select: savedRequestColumns,
  });
  if (!row) throw savedRequestNotFound(id);
  return serializeSavedRequest(row);
}
