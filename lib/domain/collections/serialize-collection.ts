import 'server-only';
import type { Prisma } from '@/generated/prisma/client';
import type { Collection, SavedRequest } from '@/lib/schemas/collection';

/** The columns of a saved request. */
export const savedRequestColumns = {
  id: true,
  collectionId: true,
  folder: true,
  name: true,
  note: true,
  request: true,
  version: true,
  updatedAt: true,
  updatedBy: true,
} as const satisfies Prisma.SavedRequestSelect;

/** The columns of a collection with those of its requests that are not deleted, in their order. */
export const collectionColumns = {
  id: true,
  name: true,
  note: true,
  version: true,
  updatedAt: true,
  requests: {
    where: { deletedAt: null },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: savedRequestColumns,
  },
} as const satisfies Prisma.CollectionSelect;

type RequestRow = Prisma.SavedRequestGetPayload<{ select: typeof savedRequestColumns }>;
type Row = Prisma.CollectionGetPayload<{ select: typeof collectionColumns }>;

/** A saved request as the API and the pages show it. */
export function serializeSavedRequest(row: RequestRow): SavedRequest {
  return {
    ...row,
    request: row.request as Record<string, unknown>,
    updatedAt: row.updatedAt.toISOString(),
  };
}

/** A collection as the API and the pages show it. */
export function serializeCollection(row: Row): Collection {
  return {
    ...row,
    updatedAt: row.updatedAt.toISOString(),
    requests: row.requests.map(serializeSavedRequest),
  };
}
