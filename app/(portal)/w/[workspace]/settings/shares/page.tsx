import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { requireMember } from '@/app/(portal)/w/[workspace]/require-member';
import { ShareList } from '@/components/share/share-list';
import { can } from '@/lib/auth/permissions';
import { listShares } from '@/lib/domain/shares/list-shares';

export const metadata: Metadata = { title: 'Shares' };

export default async function SharesPage({
  params,
}: Readonly<{ params: Promise<{ workspace: string }> }>) {
  const { workspace } = await params;
  const { member } = await requireMember(workspace);
  if (!can(member.role, 'run.share')) notFound();
  return (
    <ShareList
      slug={workspace}
      shares={await listShares(member.workspace.id)}
      now={new Date().toISOString()}
    />
  );
}
