import type { Metadata } from 'next';
import { requireMember } from '@/app/(portal)/w/[workspace]/require-member';
import { NoPermission } from '@/components/settings/no-permission';
import { TokenPanel } from '@/components/settings/token-panel';
import { can, isAtLeast } from '@/lib/auth/permissions';
import { listTokens } from '@/lib/domain/tokens/list-tokens';
import { env } from '@/lib/env';
import { RoleSchema } from '@/lib/schemas/workspace';

export const metadata: Metadata = { title: 'API tokens' };

export default async function TokensPage({
  params,
}: Readonly<{ params: Promise<{ workspace: string }> }>) {
  const { workspace } = await params;
  const { member } = await requireMember(workspace);
  if (!can(member.role, 'token.manage')) {
    return (
      <NoPermission
        what="see and make API tokens"
        role={member.role}
        membersHref={`/w/${workspace}/settings/members`}
      />
    );
  }
  return (
    <TokenPanel
      slug={workspace}
      appUrl={env().APP_URL}
      tokens={await listTokens(member.workspace.id)}
      assignable={RoleSchema.options.filter((role) => isAtLeast(member.role, role))}
      now={new Date().toISOString()}
    />
  );
}
