import type { Metadata } from 'next';
import { AgreementList } from '@/components/outreach/agreement-list';
import { ContactLog } from '@/components/outreach/contact-log';
import { LetterDesk } from '@/components/outreach/letter-desk';
import { Callout } from '@/components/ui/callout';
import { can } from '@/lib/auth/permissions';
import { listAgreements } from '@/lib/domain/outreach/agreements';
import { listContacts } from '@/lib/domain/outreach/contacts';
import { listKnownHolders } from '@/lib/domain/outreach/known-holders';
import { AgreementKindSchema } from '@/lib/schemas/outreach';
import { findApp } from '../../find';

export const metadata: Metadata = { title: 'Outreach' };

/**
 * Letters to holders, who was in touch with whom about an app, and what was agreed. `?agreement=` and `?holder=` open the
 * form of a new agreement.
 */
export default async function OutreachPage({
  params,
  searchParams,
}: Readonly<{
  params: Promise<{ workspace: string; app: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}>) {
  const { workspace, app: id } = await params;
  const { member, app } = await findApp(workspace, id);
  const [contacts, agreements, known] = await Promise.all([
    listContacts(member.workspace.id, app.id),
    listAgreements(member.workspace.id, app.id),
    listKnownHolders(member.workspace.id, app.id),
  ]);
  const today = new Date().toISOString().slice(0, 10);
  const query = await searchParams;
  const kind = AgreementKindSchema.safeParse(query['agreement']).data;
  const at = query['holder'];
  const preset = kind ? { kind, holderBaseUrl: typeof at === 'string' ? at : '' } : null;
  const shared = {
    workspace: member.workspace.slug,
    appId: app.id,
    known,
    mayManage: can(member.role, 'outreach.manage'),
  };
  return (
    <div className="space-y-6">
      {!shared.mayManage && (
        <Callout title="You can read this">
          Owners, admins and developers write down contacts and agreements. An owner or admin can
          change your role.
        </Callout>
      )}
      <LetterDesk {...shared} today={today} />
      <ContactLog {...shared} contacts={contacts} today={today} />
      <AgreementList {...shared} agreements={agreements} preset={preset} />
    </div>
  );
}
