import 'server-only';
import * as z from 'zod';
import { createCommunity } from '@/lib/domain/communities/create-community';
import { deleteCommunity } from '@/lib/domain/communities/delete-community';
import { listCommunities } from '@/lib/domain/communities/list-communities';
import { serializeCommunity } from '@/lib/domain/communities/trust-community';
import { updateCommunity } from '@/lib/domain/communities/update-community';
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

/** The communities that every workspace trusts. */
export const adminListCommunities = endpoint({
  id: 'admin.communities.list',
  method: 'GET',
  path: '/admin/communities',
  summary: 'List the communities that every workspace trusts',
  tag: 'Administration',
  access: { kind: 'operator' },
  status: 200,
  response: z.object({ communities: z.array(CommunitySchema) }),
  handler: async () => ({ communities: (await listCommunities(null)).map(serializeCommunity) }),
});

/** Adds one. */
export const adminCreateCommunity = endpoint({
  id: 'admin.communities.create',
  method: 'POST',
  path: '/admin/communities',
  summary: 'Trust a community in every workspace',
  tag: 'Administration',
  access: { kind: 'operator' },
  body: CommunityInputSchema,
  status: 201,
  response: CommunitySchema,
  audit: { action: 'community.create', target },
  handler: async ({ body }) => serializeCommunity(await createCommunity(null, body)),
});

/** Changes one. */
export const adminUpdateCommunity = endpoint({
  id: 'admin.communities.update',
  method: 'PATCH',
  path: '/admin/communities/{id}',
  summary: 'Change a community that every workspace trusts',
  tag: 'Administration',
  access: { kind: 'operator' },
  params,
  body: CommunityUpdateSchema,
  status: 200,
  response: CommunitySchema,
  audit: { action: 'community.update', target },
  handler: async ({ params: { id }, body }) =>
    serializeCommunity(await updateCommunity(null, id, body)),
});

/** Removes one. */
export const adminDeleteCommunity = endpoint({
  id: 'admin.communities.delete',
  method: 'DELETE',
  path: '/admin/communities/{id}',
  summary: 'Stop trusting a community in every workspace',
  tag: 'Administration',
  access: { kind: 'operator' },
  params,
  status: 204,
  response: null,
  audit: {
    action: 'community.delete',
    target: (_, call) => ({ kind: 'community', id: call.params.id }),
  },
  handler: ({ params: { id } }) => deleteCommunity(null, id),
});
