import type { Metadata } from 'next';
import Link from 'next/link';
import { requireMember } from '@/app/(portal)/w/[workspace]/require-member';
import { MemberList } from '@/components/settings/member-list';
import { roleName, roleSummaries } from '@/components/settings/roles';
import { RolesTable } from '@/components/settings/roles-table';
import { buttonClass } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { can, isAtLeast, permissions } from '@/lib/auth/permissions';
import { listMembers } from '@/lib/domain/members/list-members';
import { RoleSchema } from '@/lib/schemas/workspace';

export const metadata: Metadata = { title: 'Members' };

const roles = RoleSchema.options;
const rows = Object.entries(permissions).map(([id, permission]) => ({ id, ...permission }));

export default async function MembersPage({
  params,
}: Readonly<{ params: Promise<{ workspace: string }> }>) {
  const { workspace } = await params;
  const { user, member } = await requireMember(workspace);
  const members = await listMembers(member.workspace.id);
  const mayManage = can(member.role, 'member.manage');
  return (
    <div className="space-y-6">
      <Card>
        <CardHeader
          title="Members"
          description={
            mayManage ? undefined : 'Only owners and admins change roles and remove members.'
          }
          actions={
            can(member.role, 'invitation.manage') && (
              <Link
                href={`/w/${workspace}/settings/invitations`}
                className={buttonClass('primary', 'sm')}
              >
                Invite somebody
              </Link>
            )
          }
        />
        <MemberList
          slug={workspace}
          members={members}
          me={user.id}
          assignable={mayManage ? roles.filter((role) => isAtLeast(member.role, role)) : []}
          now={new Date().toISOString()}
        />
      </Card>
      <Card>
        <CardHeader title="What each role may do" />
        <dl className="grid gap-x-8 gap-y-3 px-5 pb-5 sm:grid-cols-2">
          {roles.map((role) => (
            <div key={role}>
              <dt className="text-sm font-medium">{roleName(role)}</dt>
              <dd className="text-sm text-muted">{roleSummaries[role]}</dd>
            </div>
          ))}
        </dl>
        <details className="border-t border-line">
          <summary className="px-5 py-3 text-sm font-medium">All permissions</summary>
          <div className="pb-3">
            <RolesTable permissions={rows} roles={roles} />
          </div>
        </details>
      </Card>
    </div>
  );
}
