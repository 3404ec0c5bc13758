import 'server-only';
import { db } from '@/lib/db/client';
import { webhookNotFound } from './find-webhook';

/** Removes a webhook; what was still to be sent to it is not. Throws `resource.not_found`. */
export async function removeWebhook(workspaceId: string, id: string): Promise<void> {
  const client = await db();
  const { count } = await client.webhook.deleteMany({ where: { id, workspaceId } });
  if (count === 0) throw webhookNotFound(id);
  await client.noticeDelivery.updateMany({
    where: { channel: 'webhook', target: id, state: 'pending', notice: { workspaceId } },
    data: { state: 'failed', lastError: 'The webhook was removed.' },
  });
}
