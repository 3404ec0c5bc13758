import 'server-only';
import { newId } from '@/lib/db/ids';
import type { WebhookTest } from '@/lib/schemas/radar';
import { findWebhook, webhookNotFound } from './find-webhook';
import { sendWebhook } from './send-webhook';

/**
 * Sends a message of the type `webhook.test` now, once, and says what came of it.
 *
 * @throws AppError `resource.not_found`
 */
export async function testWebhook(
  workspace: { id: string; slug: string },
  id: string,
  signal: AbortSignal,
): Promise<WebhookTest> {
  const webhook = await findWebhook(workspace.id, id);
  if (!webhook) throw webhookNotFound(id);
  const { status, problem } = await sendWebhook(
    webhook,
    newId('msg'),
    {
      type: 'webhook.test',
      timestamp: new Date().toISOString(),
      data: { workspace: workspace.slug, title: 'A test from Onramp: nothing ends.' },
    },
    signal,
  );
  return {
    isDelivered: problem === null,
    status,
    words: problem ?? `The webhook took the message with status ${status}.`,
  };
}
