import type { Metadata } from 'next';
import { NewAppForm } from '@/components/apps/new-app-form';
import { NoAppPermission } from '@/components/apps/no-app-permission';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { PageHeader } from '@/components/ui/page-header';
import { can } from '@/lib/auth/permissions';
import { defaultScopes } from '@/lib/domain/apps/default-clients';
import { requireMember } from '../../require-member';

export const metadata: Metadata = { title: 'New app' };

/** Makes an app. */
export default async function NewAppPage({
  params,
}: Readonly<{ params: Promise<{ workspace: string }> }>) {
  const { member } = await requireMember((await params).workspace);
  const { slug } = member.workspace;
  return (
    <>
      <PageHeader
        title="New app"
        description="An app gets two clients: one where people sign in, one for a server on its own. You can use either or both."
        above={<Breadcrumb href={`/w/${slug}/apps`}>Apps</Breadcrumb>}
      />
      {can(member.role, 'app.manage') ? (
        <NewAppForm workspace={slug} scopes={defaultScopes} />
      ) : (
        <NoAppPermission role={member.role} membersHref={`/w/${slug}/settings/members`} />
      )}
    </>
  );
}
