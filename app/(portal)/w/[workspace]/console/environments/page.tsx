import { Layers, Plus } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { EnvironmentBadge } from '@/components/environments/environment-badge';
import { Term } from '@/components/help/term';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { buttonClass } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Time } from '@/components/ui/time';
import { can } from '@/lib/auth/permissions';
import { listEnvironments } from '@/lib/domain/environments/get-environment';
import { counted } from '@/lib/format/quantities';
import { requireMember } from '../../require-member';

export const metadata: Metadata = { title: 'Environments' };

type Props = Readonly<{ params: Promise<{ workspace: string }> }>;

/** The environments of a workspace. */
export default async function EnvironmentsPage({ params }: Props) {
  const { member } = await requireMember((await params).workspace);
  const { id, slug } = member.workspace;
  const environments = await listEnvironments(id);
  const root = `/w/${slug}/console/environments`;
  const now = new Date().toISOString();
  const make = can(member.role, 'environment.manage') && (
    <Link href={`${root}/new`} className={buttonClass('primary')}>
      <Plus aria-hidden /> New environment
    </Link>
  );
  return (
    <>
      <PageHeader
        above={<Breadcrumb href={`/w/${slug}/console`}>Console</Breadcrumb>}
        title="Environments"
        description={
          <>
            The same requests against a <Term id="sandbox">sandbox</Term>, a staging server and
            production: an environment holds the values that differ, such as addresses, ids and
            keys.
          </>
        }
        actions={make}
      />
      <Card>
        {environments.length === 0 ? (
          <EmptyState icon={Layers} title="No environment yet" actions={make}>
            With one, a path may say <code className="font-mono">{'Patient/{{patient}}'}</code>, and
            which patient that is depends on the environment that is chosen in the console.
          </EmptyState>
        ) : (
          <ul aria-label="Environments" className="divide-y divide-line">
            {environments.map((environment) => (
              <li
                key={environment.id}
                className="relative flex flex-wrap items-center gap-x-4 gap-y-1 px-5 py-3 hover:bg-sunken/60"
              >
                <Link
                  href={`${root}/${environment.id}`}
                  className="min-w-0 font-medium after:absolute after:inset-0"
                >
                  <EnvironmentBadge environment={environment} />
                </Link>
                <span className="min-w-0 flex-1 truncate font-mono text-xs text-muted">
                  {environment.variables.map(({ name }) => name).join(', ')}
                </span>
                <span className="text-sm text-muted">
                  {counted(environment.variables.length, 'variable')}, changed{' '}
                  <Time at={environment.updatedAt} now={now} />
                </span>
              </li>
            ))}
          </ul>
        )}
      </Card>
    </>
  );
}
