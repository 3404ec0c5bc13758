import * as z from 'zod';
import { callApi } from '@/components/api-client';
import {
  CollectionSchema,
  SavedRequestSchema,
  type Collection,
  type SavedRequest,
} from '@/lib/schemas/collection';
import type { KeptCollection } from './kept';

/** Where and under which name a request is kept. */
export interface KeptPlace {
  name: string;
  note: string;
  folder: string | null;
  collectionId: string;
}

/** What the API does with collections and saved requests; each call throws an ApiError that can be shown. */
export function keptApi(workspace: string) {
  const root = `/workspaces/${workspace}`;
  const readRequest = (id: string): Promise<SavedRequest> =>
    callApi(SavedRequestSchema, 'GET', `${root}/saved-requests/${id}`);
  return {
    createCollection: (name: string): Promise<Collection> =>
      callApi(CollectionSchema, 'POST', `${root}/collections`, { name }),
    createStarter: (): Promise<Collection> =>
      callApi(CollectionSchema, 'POST', `${root}/collections/starter`, {}),
    changeCollection: (
      { id, version }: Pick<KeptCollection, 'id' | 'version'>,
      part: {
        name?: string;
        note?: string;
        order?: readonly { id: string; folder: string | null }[];
      },
    ): Promise<Collection> =>
      callApi(CollectionSchema, 'PATCH', `${root}/collections/${id}`, { ...part, version }),
    deleteCollection: (id: string) => callApi(z.undefined(), 'DELETE', `${root}/collections/${id}`),
    restoreCollection: (id: string): Promise<Collection> =>
      callApi(CollectionSchema, 'POST', `${root}/collections/${id}/restore`),
    readRequest,
    createRequest: (
      { collectionId, ...place }: KeptPlace,
      request: unknown,
    ): Promise<SavedRequest> =>
      callApi(SavedRequestSchema, 'POST', `${root}/collections/${collectionId}/requests`, {
        ...place,
        request,
      }),
    /**
     * Changes what a saved request sends, or its place.
     *
     * @param version the version that was read; left out, what is there now is changed whatever it is
     */
    changeRequest: async (
      id: string,
      part: Partial<KeptPlace & { request: unknown }>,
      version?: number,
    ): Promise<SavedRequest> => {
      const now = await readRequest(id);
      return callApi(SavedRequestSchema, 'PUT', `${root}/saved-requests/${id}`, {
        name: now.name,
        note: now.note,
        folder: now.folder,
        request: now.request,
        ...part,
        version: version ?? now.version,
      });
    },
    duplicateRequest: (id: string): Promise<SavedRequest> =>
      callApi(SavedRequestSchema, 'POST', `${root}/saved-requests/${id}/duplicate`),
    deleteRequest: (id: string) => callApi(z.undefined(), 'DELETE', `${root}/saved-requests/${id}`),
    restoreRequest: (id: string): Promise<SavedRequest> =>
      callApi(SavedRequestSchema, 'POST', `${root}/saved-requests/${id}/restore`),
  };
}
