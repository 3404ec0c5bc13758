import 'server-only';
import * as z from 'zod';
import {
  getCollection as get,
  listCollections as list,
} from '@/lib/domain/collections/get-collection';
import {
  createCollection as create,
  deleteCollection as remove,
  restoreCollection as restore,
  updateCollection as update,
} from '@/lib/domain/collections/save-collection';
import { createStarterCollection as createStarter } from '@/lib/domain/collections/starter-collection';
import {
  CollectionInputSchema,
  CollectionSchema,
  CollectionUpdateSchema,
  StarterCollectionSchema,
  type Collection,
} from '@/lib/schemas/collection';
import { endpoint } from '../endpoint';

const params = z.object({ id: z.string() });
const tag = 'Collections';
const read = { kind: 'workspace', permission: 'collection.read' } as const;
const manage = { kind: 'workspace', permission: 'collection.manage' } as const;
const target = ({ id, name }: Collection) => ({ kind: 'collection', id, detail: { name } });

/** The collections of a workspace. */
export const listCollections = endpoint({
  id: 'collections.list',
  method: 'GET',
  path: '/workspaces/{slug}/collections',
  summary: 'List collections with their saved requests',
  tag,
  access: read,
  status: 200,
  response: z.object({ collections: z.array(CollectionSchema) }),
  handler: async ({ workspace }) => ({ collections: await list(workspace.id) }),
});

/** Makes a collection. */
export const createCollection = endpoint({
  id: 'collections.create',
  method: 'POST',
  path: '/workspaces/{slug}/collections',
  summary: 'Make a collection',
  tag,
  access: manage,
  body: CollectionInputSchema,
  status: 201,
  response: CollectionSchema,
  audit: { action: 'collection.create', target },
  handler: ({ workspace, body }) => create(workspace.id, body),
});

/** Makes a collection that runs against the sandbox. */
export const createStarterCollection = endpoint({
  id: 'collections.starter',
  method: 'POST',
  path: '/workspaces/{slug}/collections/starter',
  summary: 'Make a collection of requests with assertions that runs against the sandbox',
  tag,
  access: manage,
  body: StarterCollectionSchema,
  status: 201,
  response: CollectionSchema,
  audit: { action: 'collection.create', target },
  handler: ({ workspace, actor, body }) => createStarter(workspace.id, actor.name, body.holder),
});

/** One collection. */
export const getCollection = endpoint({
  id: 'collections.get',
  method: 'GET',
  path: '/workspaces/{slug}/collections/{id}',
  summary: 'Get a collection with its saved requests in their order',
  tag,
  access: read,
  params,
  status: 200,
  response: CollectionSchema,
  handler: ({ workspace, params: { id } }) => get(workspace.id, id),
});

/** Changes a collection. */
export const updateCollection = endpoint({
  id: 'collections.update',
  method: 'PATCH',
  path: '/workspaces/{slug}/collections/{id}',
  summary: 'Change the name or note of a collection, or the order and folders of its requests',
  tag,
  access: manage,
  params,
  body: CollectionUpdateSchema,
  status: 200,
  response: CollectionSchema,
  audit: { action: 'collection.update', target },
  handler: ({ workspace, params: { id }, body }) => update(workspace.id, id, body),
});

/** Deletes a collection. */
export const deleteCollection = endpoint({
  id: 'collections.delete',
  method: 'DELETE',
  path: '/workspaces/{slug}/collections/{id}',
  summary: 'Delete a collection; it can be restored',
  tag,
  access: manage,
  params,
  status: 204,
  response: null,
  audit: {
    action: 'collection.delete',
    target: (_, call) => ({ kind: 'collection', id: call.params.id }),
  },
  handler: ({ workspace, params: { id } }) => remove(workspace.id, id),
});

/** Brings a collection back. */
export const restoreCollection = endpoint({
  id: 'collections.restore',
  method: 'POST',
  path: '/workspaces/{slug}/collections/{id}/restore',
  summary: 'Bring a deleted collection back with its requests',
  tag,
  access: manage,
  params,
  status: 200,
  response: CollectionSchema,
  audit: { action: 'collection.restore', target },
  handler: ({ workspace, params: { id } }) => restore(workspace.id, id),
});
