import { Lock } from 'lucide-react';
import type { Metadata } from 'next';
import { EnvironmentForm } from '@/components/environments/environment-form';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { can } from '@/lib/auth/permissions';
import { requireMember } from '../../../require-member';

export const metadata: Metadata = { title: 'New environment' };

type Props = Readonly<{
  params: Promise<{ workspace: string }>;
  searchParams: Promise<{ production?: string | string[] }>;
}>;

/** Makes an environment; `?production=1` marks it. */
export default async function NewEnvironmentPage({ params, searchParams }: Props) {
  const { member } = await requireMember((await params).workspace);
  const { slug } = member.workspace;
  const { production } = await searchParams;
  return (
    <>
      <PageHeader
        above={<Breadcrumb href={`/w/${slug}/console/environments`}>Environments</Breadcrumb>}
        title="New environment"
      />
      {can(member.role, 'environment.manage') ? (
        <EnvironmentForm
          workspace={slug}
          environment={null}
          startsAsProduction={production === '1'}
        />
      ) : (
        <Card>
          <EmptyState icon={Lock} title="Viewers do not make environments">
            An owner or admin can make you a developer.
          </EmptyState>
        </Card>
      )}
    </>
  );
}
