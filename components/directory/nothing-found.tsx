import { SearchX } from 'lucide-react';
import Link from 'next/link';
import { buttonClass } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import type { DirectoryAnswer, DirectoryQuery } from '@/lib/schemas/directory';
import { searchAddress, withoutFilters } from './search-address';
import { chipsOf } from './search-chips';

/** What the box was taken for, when nothing is there. */
function takenFor({ as, words }: DirectoryAnswer['understood']): string {
  switch (as) {
    case 'npi':
      return `Looked for ${words} among the NPIs of all organizations.`;
    case 'zip':
      return `Looked for ${words} among the places of all organizations.`;
    case 'url':
      return `Looked for the address ${words}, for what is above it, and for its host.`;
    case 'host':
      return `Looked for the host ${words} among endpoints, websites and patient portals.`;
    case 'name':
      return `Looked for “${words}” in names, places, vendors and hosts, and for words that are spelled or sound alike.`;
    case 'everything':
      return 'Looked at everything that is known.';
  }
}

/** Says that nothing fits, what was looked for, and how to go on. */
export function NothingFound({
  answer,
  query,
  root,
  notFound,
}: Readonly<{ answer: DirectoryAnswer; query: DirectoryQuery; root: string; notFound: string }>) {
  const chips = chipsOf(answer, query);
  if (query.q === '' && chips.length === 0) {
    return (
      <EmptyState
        icon={SearchX}
        title="The directory is empty"
        actions={
          <Link href={notFound} className={buttonClass('primary')}>
            What now?
          </Link>
        }
      >
        The operator of the portal turns on lists, or uploads them.
      </EmptyState>
    );
  }
  const isNarrow = chips.length > 0;
  return (
    <EmptyState
      icon={SearchX}
      title={query.q === '' ? 'Nothing has all of this' : `Nothing is known as “${query.q}”`}
      actions={
        <>
          {isNarrow && (
            <Link
              href={searchAddress(root, withoutFilters(query))}
              className={buttonClass('primary')}
            >
              Search without filters
            </Link>
          )}
          <Link href={notFound} className={buttonClass(isNarrow ? 'secondary' : 'primary')}>
            What now?
          </Link>
        </>
      }
    >
      <p>
        {takenFor(answer.understood)} {answer.understood.note}
      </p>
      {isNarrow && <p className="mt-1">Only with: {chips.map(({ label }) => label).join('; ')}.</p>}
      <p className="mt-1">
        Try fewer words, another name, the host of the patient portal or the NPI.{' '}
        <Link href="/docs/directory#search" className="text-accent-strong underline">
          What the box takes
        </Link>
      </p>
    </EmptyState>
  );
}
