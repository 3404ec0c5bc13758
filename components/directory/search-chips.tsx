import { X } from 'lucide-react';
import Link from 'next/link';
import type { DirectoryAnswer, DirectoryQuery } from '@/lib/schemas/directory';
import { facetWords } from './directory-words';
import { facetNames, searchAddress, toggled, withoutFilters } from './search-address';

/** What narrows a search, as words, each with the search without it. */
export function chipsOf(answer: DirectoryAnswer, query: DirectoryQuery) {
  const chosen = facetNames.flatMap((name) => {
    const values = answer.facets.find((facet) => facet.name === name)?.values ?? [];
    return query[name].map((value) => ({
      label: `${facetWords[name] ?? name}: ${values.find((one) => one.value === value)?.label ?? value}`,
      without: toggled(query, name, value),
    }));
  });
  return [
    ...chosen,
    ...(query.exact === '1'
      ? [{ label: 'Words as they were typed', without: { ...query, exact: '0', page: 1 } as const }]
      : []),
    ...(query.junk === '1'
      ? [{ label: 'With test entries', without: { ...query, junk: '0', page: 1 } as const }]
      : []),
  ];
}

/** What is chosen, to be taken back one by one or all at once. */
export function SearchChips({
  answer,
  query,
  root,
}: Readonly<{ answer: DirectoryAnswer; query: DirectoryQuery; root: string }>) {
  const chips = chipsOf(answer, query);
  if (chips.length === 0) return null;
  return (
    <nav aria-label="Chosen filters" className="flex flex-wrap items-center gap-2">
      {chips.map(({ label, without }) => (
        <Link
          key={label}
          href={searchAddress(root, without)}
          scroll={false}
          className="inline-flex min-h-8 max-w-full items-center gap-1.5 rounded-full bg-accent-soft px-3 py-1 text-sm text-accent-strong hover:underline"
        >
          <span className="min-w-0 wrap-anywhere">
            <span className="sr-only">Remove </span>
            {label}
          </span>
          <X aria-hidden className="size-3.5 shrink-0" />
        </Link>
      ))}
      <Link
        href={searchAddress(root, withoutFilters(query))}
        scroll={false}
        className="px-1 text-sm text-accent-strong underline"
      >
        Clear all
      </Link>
    </nav>
  );
}
