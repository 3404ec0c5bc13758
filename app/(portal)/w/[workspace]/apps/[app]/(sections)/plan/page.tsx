import type { Metadata } from 'next';
import { Term } from '@/components/help/term';
import { PlanView } from '@/components/plan/plan-view';
import { can } from '@/lib/auth/permissions';
import { listMembers } from '@/lib/domain/members/list-members';
import { getChecklist } from '@/lib/domain/plans/get-checklist';
import { flows } from '@/lib/guide/flow-facts';
import { findApp } from '../../find';
import { requireMember } from '../../../../require-member';

type Props = Readonly<{ params: Promise<{ workspace: string; app: string }> }>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { workspace, app: id } = await params;
  return { title: `Plan of ${(await findApp(workspace, id)).app.name}` };
}

/** What an app has to do, and how far it is. */
export default async function PlanPage({ params }: Props) {
  const { workspace, app: id } = await params;
  const { member, app } = await findApp(workspace, id);
  const { user } = await requireMember(workspace);
  const { id: workspaceId, slug } = member.workspace;
  const [plan, members] = await Promise.all([
    getChecklist(workspaceId, app.id),
    listMembers(workspaceId),
  ]);
  return (
    <PlanView
      workspace={slug}
      initial={plan}
      flow={<Term id={flows[plan.flow].term}>{flows[plan.flow].name}</Term>}
      members={members.map(({ userId, name, email }) => ({ id: userId, name: name ?? email }))}
      me={user.id}
      mayManage={can(member.role, 'plan.manage')}
    />
  );
}
