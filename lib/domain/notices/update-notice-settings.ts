import 'server-only';
import { db } from '@/lib/db/client';
import type { NoticeSettings } from '@/lib/schemas/radar';
import { getNoticeSettings } from './get-notice-settings';

/** Decides whether owners and admins get a mail before something ends. */
export async function updateNoticeSettings(
  workspaceId: string,
  { byMail }: { byMail: boolean },
): Promise<NoticeSettings> {
  const client = await db();
  await client.workspace.update({
    where: { id: workspaceId },
    data: { noticesByMail: byMail },
    select: { id: true },
  });
  return getNoticeSettings(workspaceId);
}
