import type { Metadata } from 'next';
import { requireMember } from '@/app/(portal)/w/[workspace]/require-member';
import { InvitationPanel } from '@/components/settings/invitation-panel';
import { NoPermission } from '@/components/settings/no-permission';
import { can, isAtLeast } from '@/lib/auth/permissions';
import { listInvitations } from '@/lib/domain/invitations/list-invitations';
import { RoleSchema } from '@/lib/schemas/workspace';

export const metadata: Metadata = { title: 'Invitations' };

export default async function InvitationsPage({
  params,
}: Readonly<{ params: Promise<{ workspace: string }> }>) {
  const { workspace } = await params;
  const { member } = await requireMember(workspace);
  if (!can(member.role, 'invitation.manage')) {
    return (
      <NoPermission
        what="invite people"
        role={member.role}
        membersHref={`/w/${workspace}/settings/members`}
      />
    );
  }
  return (
    <InvitationPanel
      slug={workspace}
      invitations={await listInvitations(member.workspace.id)}
      assignable={RoleSchema.options.filter((role) => isAtLeast(member.role, role))}
      now={new Date().toISOString()}
    />
  );
}
