import type { Metadata } from 'next';
import { AgreementList } from '@/components/outreach/agreement-list';
import { ContactLog } from '@/components/outreach/contact-log';
import { LetterDesk } from '@/components/outreach/letter-desk';
import { can } from '@/lib/auth/permissions';
import { listAgreements } from '@/lib/domain/outreach/agreements';
import { listContacts } from '@/lib/domain/outreach/contacts';
import { findApp } from '../../find';

export const metadata: Metadata = { title: 'Outreach' };

/** Letters to holders, who was in touch with whom about an app, and what was agreed. */
export default async function OutreachPage({
  params,
}: Readonly<{ params: Promise<{ workspace: string; app: string }> }>) {
  const { workspace, app: id } = await params;
  const { member, app } = await findApp(workspace, id);
  const [contacts, agreements] = await Promise.all([
    listContacts(member.workspace.id, app.id),
    listAgreements(member.workspace.id, app.id),
  ]);
  const shared = {
    workspace: member.workspace.slug,
    appId: app.id,
    mayManage: can(member.role, 'outreach.manage'),
  };
  return (
    <div className="space-y-6">
      <LetterDesk {...shared} />
      <ContactLog {...shared} contacts={contacts} today={new Date().toISOString().slice(0, 10)} />
      <AgreementList {...shared} agreements={agreements} />
    </div>
  );
}
