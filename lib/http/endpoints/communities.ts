import 'server-only';
import * as z from 'zod';
import { createCommunity as create } from '@/lib/domain/communities/create-community';
import { deleteCommunity as remove } from '@/lib/domain/communities/delete-community';
import { getCommunity as get } from '@/lib/domain/communities/get-community';
import { listCommunities as list } from '@/lib/domain/communities/list-communities';
import { serializeCommunity } from '@/lib/domain/communities/trust-community';
import { updateCommunity as update } from '@/lib/domain/communities/update-community';
import {
  CommunityInputSchema,
  CommunitySchema,
  CommunityUpdateSchema,
  type Community,
} from '@/lib/schemas/community';
import { endpoint } from '../endpoint';

const params = z.object({ id: z.string() });
const target = (community: Community) => ({
  kind: 'community',
  id: community.id,
  detail: { name: community.name, uri: community.uri },
});

/** The communities that a workspace trusts. */
export const listCommunities = endpoint({
  id: 'communities.list',
  method: 'GET',
  path: '/workspaces/{slug}/communities',
  summary: "List the trust communities: the sandbox's, the operator's, and the workspace's own",
  tag: 'Trust',
  access: { kind: 'workspace', permission: 'community.read' },
  status: 200,
  response: z.object({ communities: z.array(CommunitySchema) }),
  handler: async ({ workspace }) => ({
    communities: (await list(workspace.id)).map(serializeCommunity),
  }),
});

/** Adds a community that the workspace trusts. */
export const createCommunity = endpoint({
  id: 'communities.create',
  method: 'POST',
  path: '/workspaces/{slug}/communities',
  summary: 'Trust a community in this workspace',
  tag: 'Trust',
  access: { kind: 'workspace', permission: 'community.manage' },
  body: CommunityInputSchema,
  status: 201,
  response: CommunitySchema,
  audit: { action: 'community.create', target },
  handler: async ({ workspace, body }) => serializeCommunity(await create(workspace.id, body)),
});

/** One community. */
export const getCommunity = endpoint({
  id: 'communities.get',
  method: 'GET',
  path: '/workspaces/{slug}/communities/{id}',
  summary: 'Get a community with its anchors and rules',
  tag: 'Trust',
  access: { kind: 'workspace', permission: 'community.read' },
  params,
  status: 200,
  response: CommunitySchema,
  handler: async ({ workspace, params: { id } }) => serializeCommunity(await get(workspace.id, id)),
});

/** Changes a community of the workspace. */
export const updateCommunity = endpoint({
  id: 'communities.update',
  method: 'PATCH',
  path: '/workspaces/{slug}/communities/{id}',
  summary: 'Change a community of this workspace; the members given replace what is there',
  tag: 'Trust',
  access: { kind: 'workspace', permission: 'community.manage' },
  params,
  body: CommunityUpdateSchema,
  status: 200,
  response: CommunitySchema,
  audit: { action: 'community.update', target },
  handler: async ({ workspace, params: { id }, body }) =>
    serializeCommunity(await update(workspace.id, id, body)),
});

/** Stops trusting a community of the workspace. */
export const deleteCommunity = endpoint({
  id: 'communities.delete',
  method: 'DELETE',
  path: '/workspaces/{slug}/communities/{id}',
  summary: 'Stop trusting a community of this workspace',
  tag: 'Trust',
  access: { kind: 'workspace', permission: 'community.manage' },
  params,
  status: 204,
  response: null,
  audit: {
    action: 'community.delete',
    target: (_, call) => ({ kind: 'community', id: call.params.id }),
  },
  handler: ({ workspace, params: { id } }) => remove(workspace.id, id),
});
