import 'server-only';
import { whatToDo } from '@/lib/domain/radar/radar-words';
import { RadarItemSchema } from '@/lib/schemas/radar';

/** A notice as it is stored, and the workspace that it is about. */
export interface StoredNotice {
  id: string;
  subject: string;
  dueAt: Date;
  daysBefore: number;
  title: string;
  href: string;
  createdAt: Date;
  workspace: { id: string; slug: string; name: string; noticesByMail: boolean };
}

/**
 * A notice as a mail.
 *
 * @param portalUrl address of the portal without a trailing slash
 */
export function noticeMail(
  notice: StoredNotice,
  portalUrl: string,
): { subject: string; text: string } {
  const { title, href, workspace } = notice;
  const kind = RadarItemSchema.shape.kind.safeParse(notice.subject.split(':')[0]).data;
  const line = title.replaceAll(/\s+/g, ' ');
  return {
    subject: line,
    text: [
      `${line}.`,
      ...(kind ? [whatToDo(kind)] : []),
      '',
      `${portalUrl}${href}`,
      '',
      `You get this as owner or admin of the workspace ${workspace.name}. Who is told is decided here:`,
      `${portalUrl}/w/${workspace.slug}/settings/notices`,
      '',
    ].join('\n'),
  };
}

/** A notice as the payload of a webhook. */
export function noticePayload(notice: StoredNotice, portalUrl: string) {
  return {
    type: 'notice.given',
    timestamp: notice.createdAt.toISOString(),
    data: {
      workspace: notice.workspace.slug,
      subject: notice.subject,
      title: notice.title,
      dueAt: notice.dueAt.toISOString(),
      daysBefore: notice.daysBefore,
      url: `${portalUrl}${notice.href}`,
    },
  };
}
