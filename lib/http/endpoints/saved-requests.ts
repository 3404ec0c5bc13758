import 'server-only';
import * as z from 'zod';
import { getSavedRequest as get } from '@/lib/domain/collections/get-collection';
import {
  createSavedRequest as create,
  deleteSavedRequest as remove,
  duplicateSavedRequest as duplicate,
  restoreSavedRequest as restore,
  updateSavedRequest as update,
} from '@/lib/domain/collections/save-request';
import {
  SavedRequestInputSchema,
  SavedRequestSchema,
  SavedRequestUpdateSchema,
  type SavedRequest,
} from '@/lib/schemas/collection';
import { endpoint } from '../endpoint';

const params = z.object({ id: z.string() });
const tag = 'Collections';
const manage = { kind: 'workspace', permission: 'collection.manage' } as const;
const target = ({ id, name, collectionId }: SavedRequest) => ({
  kind: 'saved-request',
  id,
  detail: { name, collection: collectionId },
});

/** Keeps a request in a collection. */
export const createSavedRequest = endpoint({
  id: 'saved_requests.create',
  method: 'POST',
  path: '/workspaces/{slug}/collections/{id}/requests',
  summary: 'Keep a request in a collection, with what is demanded of its answer',
  tag,
  access: manage,
  params,
  body: SavedRequestInputSchema,
  status: 201,
  response: SavedRequestSchema,
  audit: { action: 'saved-request.create', target },
  handler: ({ workspace, params: { id }, body, actor }) =>
    create(workspace.id, id, actor.name, body),
});

/** One saved request. */
export const getSavedRequest = endpoint({
  id: 'saved_requests.get',
  method: 'GET',
  path: '/workspaces/{slug}/saved-requests/{id}',
  summary: 'Get a saved request',
  tag,
  access: { kind: 'workspace', permission: 'collection.read' },
  params,
  status: 200,
  response: SavedRequestSchema,
  handler: ({ workspace, params: { id } }) => get(workspace.id, id),
});

/** Changes a saved request. */
export const updateSavedRequest = endpoint({
  id: 'saved_requests.update',
  method: 'PUT',
  path: '/workspaces/{slug}/saved-requests/{id}',
  summary: 'Change a saved request, or move it to another collection',
  tag,
  access: manage,
  params,
  body: SavedRequestUpdateSchema,
  status: 200,
  response: SavedRequestSchema,
  audit: { action: 'saved-request.update', target },
  handler: ({ workspace, params: { id }, body, actor }) =>
    update(workspace.id, id, actor.name, body),
});

/** Copies a saved request. */
export const duplicateSavedRequest = endpoint({
  id: 'saved_requests.duplicate',
  method: 'POST',
  path: '/workspaces/{slug}/saved-requests/{id}/duplicate',
  summary: 'Copy a saved request to the end of its collection',
  tag,
  access: manage,
  params,
  status: 201,
  response: SavedRequestSchema,
  audit: { action: 'saved-request.create', target },
  handler: ({ workspace, params: { id }, actor }) => duplicate(workspace.id, id, actor.name),
});

/** Deletes a saved request. */
export const deleteSavedRequest = endpoint({
  id: 'saved_requests.delete',
  method: 'DELETE',
  path: '/workspaces/{slug}/saved-requests/{id}',
  summary: 'Delete a saved request; it can be restored',
  tag,
  access: manage,
  params,
  status: 204,
  response: null,
  audit: {
    action: 'saved-request.delete',
    target: (_, call) => ({ kind: 'saved-request', id: call.params.id }),
  },
  handler: ({ workspace, params: { id } }) => remove(workspace.id, id),
});

/** Brings a saved request back. */
export const restoreSavedRequest = endpoint({
  id: 'saved_requests.restore',
  method: 'POST',
  path: '/workspaces/{slug}/saved-requests/{id}/restore',
  summary: 'Bring a deleted request back to its place',
  tag,
  access: manage,
  params,
  status: 200,
  response: SavedRequestSchema,
  audit: { action: 'saved-request.restore', target },
  handler: ({ workspace, params: { id } }) => restore(workspace.id, id),
});
