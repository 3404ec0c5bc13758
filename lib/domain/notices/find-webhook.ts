import 'server-only';
import { db } from '@/lib/db/client';
import { AppError } from '@/lib/errors';

/** A webhook with what is needed to send to it. */
export interface SendableWebhook {
  id: string;
  url: string;
  sealedSecret: string;
}

/** The error for a webhook that the workspace does not have. */
export function webhookNotFound(id: string): AppError {
  return new AppError('resource.not_found', { detail: `There is no webhook ${id} here.` });
}

/** A webhook of this workspace, or null. */
export async function findWebhook(
  workspaceId: string,
  id: string,
): Promise<SendableWebhook | null> {
  const client = await db();
  return client.webhook.findFirst({
    where: { id, workspaceId },
    select: { id: true, url: true, sealedSecret: true },
  });
}
