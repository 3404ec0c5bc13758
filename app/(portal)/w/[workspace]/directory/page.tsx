import { MapPinned } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { requireMember } from '@/app/(portal)/w/[workspace]/require-member';
import { ExportMenu } from '@/components/directory/export-menu';
import { FacetList } from '@/components/directory/facet-list';
import { HitRow } from '@/components/directory/hit-row';
import { NothingFound } from '@/components/directory/nothing-found';
import { Pages } from '@/components/directory/pages';
import { SearchBox } from '@/components/directory/search-box';
import { queryOf, searchAddress } from '@/components/directory/search-address';
import { SearchChips } from '@/components/directory/search-chips';
import { Understood } from '@/components/directory/understood';
import { Term } from '@/components/help/term';
import { buttonClass } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Disclosure } from '@/components/ui/disclosure';
import { Kbd } from '@/components/ui/kbd';
import { PageHeader } from '@/components/ui/page-header';
import { searchDirectory } from '@/lib/domain/directory/search/search-directory';

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
  const query = queryOf(await searchParams);
  const answer = await searchDirectory(query);
  if (answer.hits.length === 0 && answer.pages > 0) {
    redirect(searchAddress(root, { ...query, page: answer.pages }));
  }
  const now = new Date().toISOString();
  const notFound = `${root}/not-found?q=${encodeURIComponent(query.q)}`;
  const facets = <FacetList answer={answer} query={query} root={root} />;
  const isEmpty = answer.hits.length === 0;
  const total = `${answer.total.toLocaleString('en')}${answer.isTotalExact ? '' : ' or more'}`;
  return (
    <>
      <PageHeader
        title="Directory"
        description={
          <>
            Who is behind which <Term id="base-url">FHIR base URL</Term>, who says so, and whether
            it works.
          </>
        }
        actions={
          <>
            <Link href={`${root}/picture`} className={buttonClass()}>
              <MapPinned aria-hidden /> By state
            </Link>
            <Link href="/docs/directory" className={buttonClass('ghost')}>
              Guide
            </Link>
          </>
        }
      />
      <SearchBox root={root} query={query} />
      <div className="mt-4 grid gap-6 lg:grid-cols-[14rem_minmax(0,1fr)]">
        <div className="hidden lg:block">{facets}</div>
        <div className="min-w-0 space-y-4">
          <Disclosure
            summary="Filters"
            className="lg:hidden"
            summaryClassName="text-sm font-medium"
          >
            <div className="pt-2">{facets}</div>
          </Disclosure>
          <SearchChips answer={answer} query={query} root={root} />
          <Understood answer={answer} query={query} root={root} />
          <div className="flex min-h-8 flex-wrap items-center justify-between gap-x-4 gap-y-1">
            <p className="text-sm text-muted" role="status">
              {isEmpty
                ? 'Nothing found'
                : `${total} ${answer.total === 1 ? 'entry' : 'entries'} in ${Math.round(answer.milliseconds)} ms`}
            </p>
            {!isEmpty && <ExportMenu workspace={member.workspace.slug} query={query} />}
          </div>
          <Card>
            {isEmpty ? (
              <NothingFound answer={answer} query={query} root={root} notFound={notFound} />
            ) : (
              <>
                <h2 className="sr-only">Entries</h2>
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
          {!isEmpty && (
            <p className="flex flex-wrap justify-between gap-x-4 gap-y-1 text-sm text-muted">
              {query.q !== '' && (
                <span>
                  Not what you looked for?{' '}
                  <Link href={notFound} className="text-accent-strong underline">
                    NPPES, a letter to the holder, other directories, a suggestion
                  </Link>
                </span>
              )}
              <span className="hidden lg:inline">
                <Kbd>/</Kbd> search <Kbd>j</Kbd> <Kbd>k</Kbd> next and previous <Kbd>Enter</Kbd>{' '}
                open
              </span>
            </p>
          )}
        </div>
      </div>
    </>
  );
}
