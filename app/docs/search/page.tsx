import type { Metadata } from 'next';
import { SearchX } from 'lucide-react';
import Link from 'next/link';
import { groupHits, kindNames } from '@/components/docs/hit-words';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { counted } from '@/lib/format/quantities';
import { longestQuery } from '@/lib/guide/docs-place';
import { searchDocs } from './places';

export const metadata: Metadata = { title: 'Search' };

const most = 60;

export default async function DocsSearchPage({
  searchParams,
}: Readonly<{ searchParams: Promise<{ q?: string | string[] }> }>) {
  const { q } = await searchParams;
  const query = (typeof q === 'string' ? q : '').trim().slice(0, longestQuery);
  const hits = searchDocs()(query, most);
  return (
    <>
      <PageHeader
        title={query === '' ? 'Search' : `Found for “${query}”`}
        description={
          query === ''
            ? 'Type a word into the box above: of a guide, a check, an error, or the API.'
            : `${counted(hits.length, 'place')}${hits.length === most ? ', the best ones' : ''}.`
        }
      />
      {query !== '' && hits.length === 0 && (
        <EmptyState icon={SearchX} title="Nothing has these words">
          Try fewer words, or another spelling. Ids of checks and codes of errors work, too.
        </EmptyState>
      )}
      <div className="max-w-3xl space-y-8">
        {groupHits(hits).map((group) => (
          <section key={group.kind} aria-labelledby={`kind-${group.kind}`}>
            <h2 id={`kind-${group.kind}`} className="mb-2 font-semibold">
              {kindNames[group.kind]}
            </h2>
            <ul className="space-y-3">
              {group.hits.map((hit) => (
                <li key={hit.href}>
                  <Link
                    href={hit.href}
                    prefetch={false}
                    className="font-medium text-accent underline underline-offset-2"
                  >
                    {hit.title}
                    {hit.heading !== null && `: ${hit.heading}`}
                  </Link>
                  <p className="text-sm wrap-anywhere text-muted">{hit.excerpt}</p>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  );
}
