import type { ReactNode } from 'react';
import { requireMember } from '@/app/(portal)/w/[workspace]/require-member';
import { SettingsNav } from '@/components/settings/settings-nav';
import { PageHeader } from '@/components/ui/page-header';
import { can, type Permission } from '@/lib/auth/permissions';

interface Props {
  children: ReactNode;
  params: Promise<{ workspace: string }>;
}

const pages: readonly { path: string; label: string; permission: Permission }[] = [
  { path: 'members', label: 'Members', permission: 'member.read' },
  { path: 'invitations', label: 'Invitations', permission: 'invitation.manage' },
  { path: 'tokens', label: 'API tokens', permission: 'token.read' },
  { path: 'notices', label: 'Notices', permission: 'notice.manage' },
  { path: 'shares', label: 'Shares', permission: 'run.share' },
  { path: 'audit', label: 'Audit', permission: 'audit.read' },
  { path: 'workspace', label: 'Workspace', permission: 'workspace.read' },
];

export default async function SettingsLayout({ children, params }: Props) {
  const { workspace } = await params;
  const { member } = await requireMember(workspace);
  const items = pages
    .filter((page) => can(member.role, page.permission))
    .map((page) => ({ href: `/w/${workspace}/settings/${page.path}`, label: page.label }));
  return (
    <>
      <PageHeader title="Settings" description={`Who may do what in ${member.workspace.name}.`} />
      <SettingsNav items={items} />
      {children}
    </>
  );
}
