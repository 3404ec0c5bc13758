import { ScrollText } from 'lucide-react';
import type { Metadata } from 'next';
import { AuditTable } from '@/components/settings/audit-table';
import { NoPermission } from '@/components/settings/no-permission';
import { Card, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { can } from '@/lib/auth/permissions';
import { listAppActivity } from '@/lib/domain/apps/list-app-activity';
import { findApp } from '../../find';

export const metadata: Metadata = { title: 'Activity' };

/** What was done to an app: its part of the audit log, for those who may read that. */
export default async function AppActivityPage({
  params,
}: Readonly<{ params: Promise<{ workspace: string; app: string }> }>) {
  const { workspace, app: id } = await params;
  const { member, app } = await findApp(workspace, id);
  const { id: workspaceId, slug } = member.workspace;
  if (!can(member.role, 'audit.read')) {
    return (
      <NoPermission
        what="see what was done to an app"
        role={member.role}
        membersHref={`/w/${slug}/settings/members`}
      />
    );
  }
  const entries = await listAppActivity(workspaceId, app.id);
  return (
    <Card>
      <CardHeader
        title="Activity"
        description="What people and tokens did to this app, newest first: its part of the audit log."
      />
      {entries.length === 0 ? (
        <EmptyState icon={ScrollText} title="Nothing is written down yet">
          The portal made this app itself. What people change from now on appears here.
        </EmptyState>
      ) : (
        <div className="border-t border-line">
          <AuditTable entries={entries} now={new Date().toISOString()} />
        </div>
      )}
    </Card>
  );
}
