import 'server-only';
import * as z from 'zod';
import { createShare as create } from '@/lib/domain/shares/create-share';
import { listShares as list } from '@/lib/domain/shares/list-shares';
import { openShare as open } from '@/lib/domain/shares/open-share';
import { revokeShare as revoke } from '@/lib/domain/shares/revoke-share';
import { AppError } from '@/lib/errors';
import {
  NewShareSchema,
  SharedRunSchema,
  ShareInputSchema,
  ShareSchema,
} from '@/lib/schemas/share';
import { endpoint } from '../endpoint';

const ParamsSchema = z.object({ id: z.string() });

/** Makes a link to a redacted run. */
export const createShare = endpoint({
  id: 'shares.create',
  method: 'POST',
  path: '/workspaces/{slug}/runs/{id}/shares',
  summary: 'Make a link to a redacted run; the answer shows it, this once',
  tag: 'Shares',
  access: { kind: 'workspace', permission: 'run.share' },
  params: ParamsSchema,
  body: ShareInputSchema,
  status: 201,
  response: NewShareSchema,
  audit: {
    action: 'share.create',
    target: ({ id, runId, includeBodies, expiresAt }) => ({
      kind: 'share',
      id,
      detail: { runId, includeBodies, expiresAt },
    }),
  },
  handler: ({ workspace, actor, params, body }) =>
    create(workspace.id, params.id, actor.userId, body),
});

/** The links of a workspace. */
export const listShares = endpoint({
  id: 'shares.list',
  method: 'GET',
  path: '/workspaces/{slug}/shares',
  summary: 'List links to runs, newest first, also those that open no more',
  tag: 'Shares',
  access: { kind: 'workspace', permission: 'run.share' },
  query: z.strictObject({ run: z.string().max(60).optional() }),
  status: 200,
  response: z.object({ shares: z.array(ShareSchema) }),
  handler: async ({ workspace, query }) => ({ shares: await list(workspace.id, query.run) }),
});

/** Closes a link. */
export const revokeShare = endpoint({
  id: 'shares.revoke',
  method: 'DELETE',
  path: '/workspaces/{slug}/shares/{id}',
  summary: 'Close a link to a run at once',
  tag: 'Shares',
  access: { kind: 'workspace', permission: 'run.share' },
  params: ParamsSchema,
  status: 204,
  response: null,
  audit: {
    action: 'share.revoke',
    target: (_, { params }) => ({ kind: 'share', id: params.id }),
  },
  handler: ({ workspace, params }) => revoke(workspace.id, params.id),
});

/** The run behind a link. */
export const openShare = endpoint({
  id: 'shares.open',
  method: 'GET',
  path: '/shares/{token}',
  summary: 'Get the redacted run behind a link',
  tag: 'Shares',
  access: { kind: 'public' },
  params: z.object({ token: z.string().max(100) }),
  status: 200,
  response: SharedRunSchema,
  handler: async ({ params, address }) => {
    const run = await open(params.token, address);
    if (!run) {
      throw new AppError('resource.not_found', {
        detail: 'The link is not complete, was revoked, or has expired. Ask for a new one.',
      });
    }
    return run;
  },
});
