import type { Metadata } from 'next';
import { NewAppForm } from '@/components/apps/new-app-form';
import { NoAppPermission } from '@/components/apps/no-app-permission';
import { Term } from '@/components/help/term';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { PageHeader } from '@/components/ui/page-header';
import { can } from '@/lib/auth/permissions';
import { defaultScopes } from '@/lib/domain/apps/default-clients';
import { answersFromQuery, answersToQuery } from '@/lib/guide/answers-address';
import { requireMember } from '../../require-member';

export const metadata: Metadata = { title: 'New app' };

/** Makes an app. The query may bring answers of the interview in the documentation. */
export default async function NewAppPage({
  params,
  searchParams,
}: Readonly<{
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}>) {
  const { member } = await requireMember((await params).workspace);
  const { slug } = member.workspace;
  return (
    <>
      <PageHeader
        title="New app"
        description={
          <>
            An app gets two <Term id="client">clients</Term>: one where people sign in, one for a
            server on its own. You can use either or both.
          </>
        }
        above={<Breadcrumb href={`/w/${slug}/apps`}>Apps</Breadcrumb>}
      />
      {can(member.role, 'app.manage') ? (
        <NewAppForm
          workspace={slug}
          scopes={defaultScopes}
          answers={answersToQuery(answersFromQuery(await searchParams))}
        />
      ) : (
        <NoAppPermission role={member.role} membersHref={`/w/${slug}/settings/members`} />
      )}
    </>
  );
}
