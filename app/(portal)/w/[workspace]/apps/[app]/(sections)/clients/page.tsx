import type { Metadata } from 'next';
import { ClientCard } from '@/components/apps/client-card';
import { Callout } from '@/components/ui/callout';
import { can } from '@/lib/auth/permissions';
import { findApp } from '../../find';

export const metadata: Metadata = { title: 'Clients' };

/** The two clients of an app. */
export default async function ClientsPage({
  params,
}: Readonly<{ params: Promise<{ workspace: string; app: string }> }>) {
  const { workspace, app: id } = await params;
  const { member, app } = await findApp(workspace, id);
  const mayManage = can(member.role, 'app.manage');
  return (
    <div className="max-w-4xl space-y-4">
      {!mayManage && (
        <Callout title="You can read this">
          Owners, admins and developers change clients. An owner or admin can change your role.
        </Callout>
      )}
      {app.clients.map((client) => (
        <ClientCard
          key={client.grantType}
          workspace={member.workspace.slug}
          app={app}
          client={client}
          mayManage={mayManage}
        />
      ))}
    </div>
  );
}
