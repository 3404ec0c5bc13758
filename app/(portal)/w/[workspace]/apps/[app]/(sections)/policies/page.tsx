import type { Metadata } from 'next';
import { PracticeForm } from '@/components/policies/practice-form';
import { PublishPanel } from '@/components/policies/publish-panel';
import { can } from '@/lib/auth/permissions';
import { getAppProfile } from '@/lib/domain/app-profiles/app-profile';
import { getPractice } from '@/lib/domain/practice/get-practice';
import { findApp } from '../../find';

export const metadata: Metadata = { title: 'Policies' };

/** How an app treats data: the questionnaire, and the public page that is made from it. */
export default async function PoliciesPage({
  params,
}: Readonly<{ params: Promise<{ workspace: string; app: string }> }>) {
  const { workspace, app: id } = await params;
  const { member, app } = await findApp(workspace, id);
  const [practice, profile] = await Promise.all([
    getPractice(member.workspace.id, app.id),
    getAppProfile(member.workspace.id, app.id),
  ]);
  const shared = { workspace: member.workspace.slug, appId: app.id };
  return (
    <div className="space-y-6">
      <PublishPanel {...shared} state={profile} mayPublish={can(member.role, 'app.publish')} />
      <PracticeForm {...shared} practice={practice} mayManage={can(member.role, 'app.manage')} />
    </div>
  );
}
