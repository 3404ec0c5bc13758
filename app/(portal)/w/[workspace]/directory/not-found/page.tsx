import type { Metadata } from 'next';
import Link from 'next/link';
import { requireMember } from '@/app/(portal)/w/[workspace]/require-member';
import { DirectoryLinks } from '@/components/directory-help/directory-links';
import { NotFoundHelp } from '@/components/directory-help/not-found-help';
import { generalDirectories, vendorLists } from '@/components/directory-help/other-directories';
import { startFrom } from '@/components/directory-help/start-from';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { buttonClass } from '@/components/ui/button';
import { PageHeader } from '@/components/ui/page-header';
import { can } from '@/lib/auth/permissions';
import { listApps } from '@/lib/domain/apps/list-apps';
import { listSuggestions } from '@/lib/domain/directory/suggestions/list-suggestions';

export const metadata: Metadata = { title: 'Not found?' };

type Props = Readonly<{
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}>;

/** What to do when a search of the directory finds nothing; `?q=` is what was searched for. */
export default async function DirectoryNotFoundPage({ params, searchParams }: Props) {
  const { member } = await requireMember((await params).workspace);
  const { id, slug, name } = member.workspace;
  const [apps, suggestions, { q }] = await Promise.all([
    listApps(id),
    listSuggestions(id),
    searchParams,
  ]);
  const searched = (typeof q === 'string' ? q : '').slice(0, 100);
  return (
    <>
      <PageHeader
        title="Not found?"
        description={
          searched === ''
            ? 'The directory knows what its sources publish, and no source is complete. Here is how to go on.'
            : `No luck with “${searched}”? The directory knows what its sources publish, and no source is complete. Here is how to go on.`
        }
        above={<Breadcrumb href={`/w/${slug}/directory`}>Directory</Breadcrumb>}
        actions={
          <Link href="/docs/directory" className={buttonClass()}>
            How the directory is made
          </Link>
        }
      />
      <div className="space-y-6">
        <NotFoundHelp
          // Another search begins the forms anew.
          key={searched}
          workspace={slug}
          workspaceName={name}
          role={member.role}
          maySuggest={can(member.role, 'directory.suggest')}
          beginning={startFrom(searched)}
          apps={apps.map(({ id: appId, name: appName, metadata: facts, clients, jwksUri }) => ({
            id: appId,
            name: appName,
            metadata: facts,
            clients: clients.map(({ grantType, scope }) => ({ grantType, scope })),
            jwksUri,
          }))}
          suggestions={suggestions}
          now={new Date().toISOString()}
        />
        <div className="grid gap-6 lg:grid-cols-2">
          <DirectoryLinks
            title="The vendor’s own list"
            description="When you know whose software the organization runs, look here first."
            directories={vendorLists}
          />
          <DirectoryLinks
            title="Other directories"
            description="Of all vendors, or of one kind of organization."
            directories={generalDirectories}
          />
        </div>
      </div>
    </>
  );
}
