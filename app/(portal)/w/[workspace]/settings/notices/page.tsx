import type { Metadata } from 'next';
import { requireMember } from '@/app/(portal)/w/[workspace]/require-member';
import { CalendarPanel } from '@/components/radar/calendar-panel';
import { DeliveryList } from '@/components/radar/delivery-list';
import { MailPanel } from '@/components/radar/mail-panel';
import { WebhookPanel } from '@/components/radar/webhook-panel';
import { NoPermission } from '@/components/settings/no-permission';
import { can } from '@/lib/auth/permissions';
import { getNoticeSettings } from '@/lib/domain/notices/get-notice-settings';

export const metadata: Metadata = { title: 'Notices' };

export default async function NoticesPage({
  params,
}: Readonly<{ params: Promise<{ workspace: string }> }>) {
  const { workspace } = await params;
  const { member } = await requireMember(workspace);
  if (!can(member.role, 'notice.manage')) {
    return (
      <NoPermission
        what="decide who is told of what ends"
        role={member.role}
        membersHref={`/w/${workspace}/settings/members`}
      />
    );
  }
  const settings = await getNoticeSettings(member.workspace.id);
  const now = new Date().toISOString();
  return (
    <div className="space-y-6">
      <MailPanel slug={workspace} byMail={settings.byMail} canSendMail={settings.canSendMail} />
      <WebhookPanel slug={workspace} webhooks={settings.webhooks} now={now} />
      <CalendarPanel slug={workspace} hasCalendar={settings.hasCalendar} />
      <DeliveryList deliveries={settings.deliveries} now={now} />
    </div>
  );
}
