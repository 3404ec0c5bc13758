import 'server-only';
import { seal } from '@/lib/crypto/vault';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/ids';
import { AppError } from '@/lib/errors';
import { NetFailure } from '@/lib/net/net-failure';
import { outboundPolicy } from '@/lib/net/policy';
import type { NewWebhook } from '@/lib/schemas/radar';
import { webhookBinding } from './send-webhook';
import { newWebhookSecret } from './sign-webhook';

/** No more webhooks than this in one workspace. */
const maxWebhooks = 10;

/** Refuses an address that the portal would never call. What its name leads to shows when it is called. */
function assertCallable(url: string): void {
  try {
    outboundPolicy().checkUrl(new URL(url));
  } catch (error) {
    if (!(error instanceof NetFailure)) throw error;
    throw new AppError('request.invalid', {
      fields: [{ path: 'url', code: error.failure.code, detail: error.message }],
    });
  }
}

/**
 * Makes a webhook with a fresh secret, which is sealed: the result is the one chance to see it.
 *
 * @param makerId null for a token
 * @throws AppError `request.invalid` for an address that the portal does not call, `resource.conflict` when
 *   there are as many as there may be
 */
export async function createWebhook(
  workspaceId: string,
  makerId: string | null,
  url: string,
): Promise<NewWebhook> {
  assertCallable(url);
  const client = await db();
  if ((await client.webhook.count({ where: { workspaceId } })) >= maxWebhooks) {
    throw new AppError('resource.conflict', {
      detail: `This workspace has ${maxWebhooks} webhooks, which is as many as there may be. Remove one first.`,
    });
  }
  const id = newId('whk');
  const secret = newWebhookSecret();
  const sealedSecret = await seal(secret, webhookBinding(id));
  await client.webhook.create({
    data: { id, workspaceId, url, sealedSecret, createdById: makerId },
    select: { id: true },
  });
  return { id, url, secret };
}
