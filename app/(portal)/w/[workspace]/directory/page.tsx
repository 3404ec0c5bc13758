import { SearchX } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { requireMember } from '@/app/(portal)/w/[workspace]/require-member';
import { FacetList } from '@/components/directory/facet-list';
import { HitRow } from '@/components/directory/hit-row';
import { Pages } from '@/components/directory/pages';
import { SearchBox } from '@/components/directory/search-box';
import { searchAddress } from '@/components/directory/search-address';
import { Understood } from '@/components/directory/understood';
import { buttonClass } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Disclosure } from '@/components/ui/disclosure';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { searchDirectory } from '@/lib/domain/directory/search/search-directory';
import { DirectoryQuerySchema } from '@/lib/schemas/directory';

export const metadata: Metadata = { title: 'Directory' };

/** From the name of a hospital to its base URL. The address bar holds the search. */
export default async function DirectoryPage({
  params,
  searchParams,
}: Readonly<{
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}>) {
  const { member } = await requireMember((await params).workspace);
  const root = `/w/${member.workspace.slug}/directory`;
  // An address that somebody has mended by hand is no reason for an error: what cannot be read counts as left out.
  const parsed = DirectoryQuerySchema.safeParse(await searchParams);
  const query = parsed.success ? parsed.data : DirectoryQuerySchema.parse({});
  const answer = await searchDirectory(query);
  const now = new Date().toISOString();
  const notFound = `${root}/not-found?q=${encodeURIComponent(query.q)}`;
  const facets = <FacetList answer={answer} query={query} root={root} />;
  const total = `${answer.total.toLocaleString('en')}${answer.isTotalExact ? '' : ' or more'}`;
  return (
    <>
      <PageHeader
        title="Directory"
        description="Who is behind which FHIR base URL, who says so, and whether it works."
      />
      <SearchBox root={root} query={query} />
      <div className="mt-4 grid gap-6 lg:grid-cols-[14rem_minmax(0,1fr)]">
        <div className="hidden lg:block">{facets}</div>
        <div className="min-w-0 space-y-4">
          {answer.facets.length > 0 && (
            <Disclosure
              summary="Filters"
              className="lg:hidden"
              summaryClassName="text-sm font-medium"
            >
              <div className="pt-2">{facets}</div>
            </Disclosure>
          )}
          <Understood answer={answer} query={query} root={root} />
          {answer.hits.length > 0 && (
            <p className="text-sm text-muted" role="status">
              {total} {answer.total === 1 ? 'entry' : 'entries'} in{' '}
              {Math.round(answer.milliseconds)} ms
            </p>
          )}
          <Card>
            {answer.hits.length === 0 ? (
              <EmptyState
                icon={SearchX}
                title={
                  query.q === '' ? 'The directory is empty' : `Nothing is known as “${query.q}”`
                }
                actions={
                  <Link href={notFound} className={buttonClass('primary')}>
                    What now?
                  </Link>
                }
              >
                {query.q === ''
                  ? 'The operator of the portal turns on lists, or uploads them.'
                  : 'Try fewer words, another name, the host of the patient portal, or no filters.'}
              </EmptyState>
            ) : (
              <>
                <h2 className="sr-only">What was found</h2>
                <ul className="divide-y divide-line">
                  {answer.hits.map((hit) => (
                    <HitRow
                      key={hit.organizationId ?? hit.endpoints[0]?.id ?? hit.name}
                      hit={hit}
                      root={root}
                      now={now}
                    />
                  ))}
                </ul>
              </>
            )}
          </Card>
          <Pages
            page={answer.page}
            pages={answer.pages}
            hrefOf={(page) => searchAddress(root, { ...query, page })}
          />
          {query.q !== '' && answer.hits.length > 0 && (
            <p className="text-sm text-muted">
              Not what you looked for?{' '}
              <Link href={notFound} className="text-accent-strong underline">
                NPPES, a letter to the holder, other directories, a suggestion
              </Link>
            </p>
          )}
        </div>
      </div>
    </>
  );
}
