import 'server-only';
import * as z from 'zod';
import { createWebhook as create } from '@/lib/domain/notices/create-webhook';
import { getNoticeSettings } from '@/lib/domain/notices/get-notice-settings';
import { removeWebhook as remove } from '@/lib/domain/notices/remove-webhook';
import { testWebhook as test } from '@/lib/domain/notices/test-webhook';
import { updateNoticeSettings } from '@/lib/domain/notices/update-notice-settings';
import {
  CreateWebhookSchema,
  NewWebhookSchema,
  NoticeSettingsSchema,
  UpdateNoticesSchema,
  WebhookTestSchema,
} from '@/lib/schemas/radar';
import { endpoint } from '../endpoint';

const WebhookParamsSchema = z.object({ id: z.string() });

/** Who is told of what ends. */
export const getNotices = endpoint({
  id: 'notices.get',
  method: 'GET',
  path: '/workspaces/{slug}/notices',
  summary: 'Get who is told of what ends, and what became of the last notices',
  tag: 'Notices',
  access: { kind: 'workspace', permission: 'notice.manage' },
  status: 200,
  response: NoticeSettingsSchema,
  handler: ({ workspace }) => getNoticeSettings(workspace.id),
});

/** Turns mails on and off. */
export const updateNotices = endpoint({
  id: 'notices.update',
  method: 'PATCH',
  path: '/workspaces/{slug}/notices',
  summary: 'Decide whether owners and admins get a mail 30, 14, 7 and 1 days before something ends',
  tag: 'Notices',
  access: { kind: 'workspace', permission: 'notice.manage' },
  body: UpdateNoticesSchema,
  status: 200,
  response: NoticeSettingsSchema,
  audit: {
    action: 'notice.update',
    target: ({ byMail }, { workspace }) => ({
      kind: 'workspace',
      id: workspace.id,
      detail: { byMail },
    }),
  },
  handler: ({ workspace, body }) => updateNoticeSettings(workspace.id, body),
});

/** Adds a webhook. */
export const createWebhook = endpoint({
  id: 'webhooks.create',
  method: 'POST',
  path: '/workspaces/{slug}/webhooks',
  summary: 'Add a webhook; the answer shows its secret, this once',
  description:
    'Notices are sent to it as JSON by POST, signed with the secret as Standard Webhooks has it (webhook-id, webhook-timestamp, webhook-signature).',
  tag: 'Notices',
  access: { kind: 'workspace', permission: 'notice.manage' },
  body: CreateWebhookSchema,
  status: 201,
  response: NewWebhookSchema,
  audit: {
    action: 'webhook.create',
    // Only the host: the rest of such an address is often a secret.
    target: ({ id, url }) => ({ kind: 'webhook', id, detail: { host: new URL(url).host } }),
  },
  handler: ({ workspace, actor, body }) => create(workspace.id, actor.userId, body.url),
});

/** Removes a webhook. */
export const removeWebhook = endpoint({
  id: 'webhooks.remove',
  method: 'DELETE',
  path: '/workspaces/{slug}/webhooks/{id}',
  summary: 'Remove a webhook; what is still to be sent to it is not',
  tag: 'Notices',
  access: { kind: 'workspace', permission: 'notice.manage' },
  params: WebhookParamsSchema,
  status: 204,
  response: null,
  audit: {
    action: 'webhook.remove',
    target: (_, { params }) => ({ kind: 'webhook', id: params.id }),
  },
  handler: ({ workspace, params }) => remove(workspace.id, params.id),
});

/** Sends a test to a webhook. */
export const testWebhook = endpoint({
  id: 'webhooks.test',
  method: 'POST',
  path: '/workspaces/{slug}/webhooks/{id}/test',
  summary: 'Send a signed test to a webhook, once, and say what came of it',
  tag: 'Notices',
  access: { kind: 'workspace', permission: 'notice.manage' },
  params: WebhookParamsSchema,
  status: 200,
  response: WebhookTestSchema,
  audit: {
    action: 'webhook.test',
    target: ({ isDelivered, status }, { params }) => ({
      kind: 'webhook',
      id: params.id,
      detail: { isDelivered, status },
    }),
  },
  handler: ({ workspace, params, signal }) => test(workspace, params.id, signal),
});
