import 'server-only';
import { canSendMail } from '@/lib/auth/send-mail';
import { db } from '@/lib/db/client';
import type { NoticeSettings } from '@/lib/schemas/radar';

/** No more deliveries than this are shown. */
const shownDeliveries = 30;

/** Who is told of what ends in a workspace, and what became of the last notices, newest first. */
export async function getNoticeSettings(workspaceId: string): Promise<NoticeSettings> {
  const client = await db();
  const [workspace, webhooks, deliveries] = await Promise.all([
    client.workspace.findUniqueOrThrow({
      where: { id: workspaceId },
      select: { noticesByMail: true, calendarTokenHash: true },
    }),
    client.webhook.findMany({
      where: { workspaceId },
      orderBy: { id: 'asc' },
      select: { id: true, url: true, createdAt: true },
    }),
    client.noticeDelivery.findMany({
      where: { notice: { workspaceId } },
      orderBy: { id: 'desc' },
      take: shownDeliveries,
      include: { notice: { select: { title: true, createdAt: true } } },
    }),
  ]);
  const addresses = new Map(webhooks.map(({ id, url }) => [id, url]));
  return {
    byMail: workspace.noticesByMail,
    canSendMail: canSendMail(),
    hasCalendar: workspace.calendarTokenHash !== null,
    webhooks: webhooks.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() })),
    deliveries: deliveries.map((row) => {
      const isWebhook = row.channel === 'webhook';
      return {
        id: row.id,
        title: row.notice.title,
        channel: isWebhook ? 'webhook' : 'mail',
        target: isWebhook
          ? (addresses.get(row.target) ?? 'a webhook that was removed')
          : row.target,
        state: row.state as NoticeSettings['deliveries'][number]['state'],
        attempts: row.attempts,
        lastError: row.lastError,
        at: (row.sentAt ?? row.notice.createdAt).toISOString(),
        nextAttemptAt: row.state === 'pending' ? row.nextAttemptAt.toISOString() : null,
      };
    }),
  };
}
