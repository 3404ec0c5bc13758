import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { DeleteEnvironment } from '@/components/environments/delete-environment';
import { EnvironmentBadge } from '@/components/environments/environment-badge';
import { EnvironmentForm } from '@/components/environments/environment-form';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { Callout } from '@/components/ui/callout';
import { PageHeader } from '@/components/ui/page-header';
import { can } from '@/lib/auth/permissions';
import { findEnvironment } from '@/lib/domain/environments/get-environment';
import { requireMember } from '../../../require-member';

export const metadata: Metadata = { title: 'Environment' };

type Props = Readonly<{ params: Promise<{ workspace: string; environment: string }> }>;

/** One environment: looked at, or changed by those who may. */
export default async function EnvironmentPage({ params }: Props) {
  const { workspace, environment: wanted } = await params;
  const { member } = await requireMember(workspace);
  const { id, slug } = member.workspace;
  const environment = await findEnvironment(id, wanted);
  if (!environment) notFound();
  const mayManage = can(member.role, 'environment.manage');
  return (
    <>
      <PageHeader
        above={<Breadcrumb href={`/w/${slug}/console/environments`}>Environments</Breadcrumb>}
        title={environment.name}
        description={<EnvironmentBadge environment={environment} />}
        actions={
          mayManage && (
            <DeleteEnvironment workspace={slug} id={environment.id} name={environment.name} />
          )
        }
      />
      {!mayManage && (
        <Callout className="mb-5" title="You can look, not change">
          Your role in this workspace is {member.role}. An owner or admin can change that.
        </Callout>
      )}
      <EnvironmentForm
        key={environment.version}
        workspace={slug}
        environment={environment}
        readOnly={!mayManage}
      />
    </>
  );
}
