import 'server-only';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/ids';
import { AppError } from '@/lib/errors';
import type { Collection, CollectionInput, CollectionUpdate } from '@/lib/schemas/collection';
import { changedMeanwhile, collectionNotFound, getCollection } from './get-collection';

/** Makes an empty collection. */
export async function createCollection(
  workspaceId: string,
  input: CollectionInput,
): Promise<Collection> {
  const id = newId('col');
  const client = await db();
  await client.collection.create({ data: { id, workspaceId, ...input } });
  return getCollection(workspaceId, id);
}

function requireAll(collection: Collection, order: NonNullable<CollectionUpdate['order']>): void {
  const known = new Set(collection.requests.map(({ id }) => id));
  const given = new Set(order.map(({ id }) => id));
  const isWhole = given.size === order.length && given.size === known.size;
  if (isWhole && order.every(({ id }) => known.has(id))) return;
  throw new AppError('request.invalid', {
    fields: [
      {
        path: 'order',
        code: 'other_requests',
        detail: `Found ${order.length} requests; expected each of the ${known.size} of this collection once.`,
      },
    ],
  });
}

/**
 * Changes the name, the note, or the order and folders of a collection.
 *
 * @throws AppError `resource.not_found`, `resource.changed`, `request.invalid` for an order that is not of all requests
 */
export async function updateCollection(
  workspaceId: string,
  id: string,
  { order, version, name, note }: CollectionUpdate,
): Promise<Collection> {
  const before = await getCollection(workspaceId, id);
  // What is not the version that was read may well have other requests: that is said first.
  if (before.version !== version) throw changedMeanwhile('collection', version);
  if (order) requireAll(before, order);
  const client = await db();
  await client.$transaction(async (tx) => {
    const { count } = await tx.collection.updateMany({
      where: { id, workspaceId, version, deletedAt: null },
      data: {
        ...(name === undefined ? {} : { name }),
        ...(note === undefined ? {} : { note }),
        version: { increment: 1 },
      },
    });
    if (count === 0) throw changedMeanwhile('collection', version);
    for (const [position, entry] of (order ?? []).entries()) {
      await tx.savedRequest.updateMany({
        where: { id: entry.id, collectionId: id },
        data: { position, folder: entry.folder },
      });
    }
  });
  return getCollection(workspaceId, id);
}

/** Deletes a collection; `restoreCollection` brings it back. Throws `resource.not_found`. */
export async function deleteCollection(workspaceId: string, id: string): Promise<void> {
  const client = await db();
  const { count } = await client.collection.updateMany({
    where: { id, workspaceId, deletedAt: null },
    data: { deletedAt: new Date() },
  });
  if (count === 0) throw collectionNotFound(id);
}

/** Brings a deleted collection back with its requests. Throws `resource.not_found`. */
export async function restoreCollection(workspaceId: string, id: string): Promise<Collection> {
  const client = await db();
  await client.collection.updateMany({ where: { id, workspaceId }, data: { deletedAt: null } });
  return getCollection(workspaceId, id);
}
