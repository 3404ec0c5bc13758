import 'server-only';
import * as z from 'zod';
import { createWorkspace as create } from '@/lib/domain/workspaces/create-workspace';
import { deleteWorkspace as remove } from '@/lib/domain/workspaces/delete-workspace';
import { getWorkspace as get } from '@/lib/domain/workspaces/get-workspace';
import { listWorkspaces as list } from '@/lib/domain/workspaces/list-workspaces';
import { updateWorkspace as update } from '@/lib/domain/workspaces/update-workspace';
import {
  CreateWorkspaceSchema,
  UpdateWorkspaceSchema,
  WorkspaceSchema,
} from '@/lib/schemas/workspace';
import { endpoint } from '../endpoint';

/** The workspaces of the caller: of a person all, of a token the one. */
export const listWorkspaces = endpoint({
  id: 'workspaces.list',
  method: 'GET',
  path: '/workspaces',
  summary: 'List your workspaces by name; a token sees its own',
  tag: 'Workspaces',
  access: { kind: 'actor' },
  status: 200,
  response: z.object({ workspaces: z.array(WorkspaceSchema) }),
  handler: async ({ user, tokenWorkspace }) => {
    if (user) return { workspaces: await list(user.id) };
    if (!tokenWorkspace) return { workspaces: [] };
    return { workspaces: [await get(tokenWorkspace.id, tokenWorkspace.role)] };
  },
});

/** Makes a workspace that the person owns. */
export const createWorkspace = endpoint({
  id: 'workspaces.create',
  method: 'POST',
  path: '/workspaces',
  summary: 'Make a workspace; you are its owner',
  tag: 'Workspaces',
  access: { kind: 'user' },
  body: CreateWorkspaceSchema,
  status: 201,
  response: WorkspaceSchema,
  audit: {
    action: 'workspace.create',
    target: ({ id }) => ({ kind: 'workspace', id, workspaceId: id }),
  },
  handler: ({ user, body }) => create(user.id, body),
});

/** One workspace. */
export const getWorkspace = endpoint({
  id: 'workspaces.get',
  method: 'GET',
  path: '/workspaces/{slug}',
  summary: 'Get a workspace and your role in it',
  tag: 'Workspaces',
  access: { kind: 'workspace', permission: 'workspace.read' },
  status: 200,
  response: WorkspaceSchema,
  handler: ({ workspace, role }) => get(workspace.id, role),
});

/** Renames a workspace. */
export const updateWorkspace = endpoint({
  id: 'workspaces.update',
  method: 'PATCH',
  path: '/workspaces/{slug}',
  summary: 'Rename a workspace',
  tag: 'Workspaces',
  access: { kind: 'workspace', permission: 'workspace.update' },
  body: UpdateWorkspaceSchema,
  status: 200,
  response: WorkspaceSchema,
  audit: {
    action: 'workspace.update',
    target: ({ id, name }) => ({ kind: 'workspace', id, detail: { name } }),
  },
  handler: ({ workspace, role, body }) => update(workspace.id, role, body),
});

/** Deletes a workspace with all it owns. */
export const deleteWorkspace = endpoint({
  id: 'workspaces.delete',
  method: 'DELETE',
  path: '/workspaces/{slug}',
  summary: 'Delete a workspace and everything that it owns',
  tag: 'Workspaces',
  access: { kind: 'workspace', permission: 'workspace.delete' },
  status: 204,
  response: null,
  audit: {
    action: 'workspace.delete',
    target: (_, { workspace }) => ({
      kind: 'workspace',
      id: workspace.id,
      detail: { slug: workspace.slug, name: workspace.name },
    }),
  },
  handler: ({ workspace }) => remove(workspace.id),
});
