import 'server-only';
import * as z from 'zod';
import { createToken as create } from '@/lib/domain/tokens/create-token';
import { listTokens as list } from '@/lib/domain/tokens/list-tokens';
import { revokeToken as revoke } from '@/lib/domain/tokens/revoke-token';
import { CreateTokenSchema, NewTokenSchema, TokenSchema } from '@/lib/schemas/workspace';
import { endpoint } from '../endpoint';

/** The API tokens of a workspace. */
export const listTokens = endpoint({
  id: 'tokens.list',
  method: 'GET',
  path: '/workspaces/{slug}/tokens',
  summary: 'List API tokens, newest first, also those that work no more',
  tag: 'Tokens',
  access: { kind: 'workspace', permission: 'token.read' },
  status: 200,
  response: z.object({ tokens: z.array(TokenSchema) }),
  handler: async ({ workspace }) => ({ tokens: await list(workspace.id) }),
});

/** Makes an API token. */
export const createToken = endpoint({
  id: 'tokens.create',
  method: 'POST',
  path: '/workspaces/{slug}/tokens',
  summary: 'Make an API token; the answer shows it, this once',
  tag: 'Tokens',
  access: { kind: 'workspace', permission: 'token.manage' },
  body: CreateTokenSchema,
  status: 201,
  response: NewTokenSchema,
  audit: {
    action: 'token.create',
    target: ({ id, name, role }) => ({ kind: 'token', id, detail: { name, role } }),
  },
  handler: ({ workspace, role, actor, body }) =>
    create(workspace.id, { role, userId: actor.userId }, body),
});

/** Revokes an API token. */
export const revokeToken = endpoint({
  id: 'tokens.revoke',
  method: 'DELETE',
  path: '/workspaces/{slug}/tokens/{id}',
  summary: 'Revoke an API token at once',
  tag: 'Tokens',
  access: { kind: 'workspace', permission: 'token.manage' },
  params: z.object({ id: z.string() }),
  status: 204,
  response: null,
  audit: {
    action: 'token.revoke',
    target: (_, { params }) => ({ kind: 'token', id: params.id }),
  },
  handler: ({ workspace, params }) => revoke(workspace.id, params.id),
});
