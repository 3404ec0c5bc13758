import 'server-only';
import { unseal } from '@/lib/crypto/vault';
import { openTransport } from '@/lib/net/open-transport';
import { signWebhook } from './sign-webhook';

/** For one message: whoever takes longer should answer first and work afterwards. */
const totalMs = 10_000;
const maxAnswerBytes = 64 * 1024;

/** What came of a message: `problem` is null when the webhook took it. */
export interface SentWebhook {
  status: number | null;
  problem: string | null;
}

/** What the sealed secret of a webhook is bound to. */
export const webhookBinding = (webhookId: string): string => `webhook:${webhookId}`;

function judge(status: number): string | null {
  if (status >= 200 && status < 300) return null;
  const why = status >= 300 && status < 400 ? ' Redirections are not followed.' : '';
  return `The webhook answered with status ${status}; a status from 200 to 299 is expected.${why}`;
}

/**
 * Sends one signed message to a webhook, through the guarded door. Never throws for what the other side does.
 *
 * @param messageId the same for each attempt of the same message, so that the receiver can tell
 */
export async function sendWebhook(
  webhook: { id: string; url: string; sealedSecret: string },
  messageId: string,
  payload: { type: string; timestamp: string; data: object },
  signal: AbortSignal = new AbortController().signal,
): Promise<SentWebhook> {
  const secret = Buffer.from(await unseal(webhook.sealedSecret, webhookBinding(webhook.id)));
  const body = JSON.stringify(payload);
  const signed = signWebhook(secret.toString('utf8'), { id: messageId, at: new Date(), body });
  const transport = openTransport({ signal, limits: { totalMs } });
  const { response, failure } = await transport({
    purpose: 'webhook',
    method: 'POST',
    url: webhook.url,
    headers: { 'content-type': 'application/json', ...signed },
    body,
    redirect: 'manual',
    maxBytes: maxAnswerBytes,
  });
  return response
    ? { status: response.status, problem: judge(response.status) }
    : { status: null, problem: failure.message };
}
