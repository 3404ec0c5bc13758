import { Check } from 'lucide-react';
import Link from 'next/link';
import { cn } from '@/components/ui/cn';
import type { DirectoryAnswer, DirectoryQuery } from '@/lib/schemas/directory';
import { facetWords } from './directory-words';
import { isFacetName, searchAddress, toggled, type FacetName } from './search-address';

type Value = DirectoryAnswer['facets'][number]['values'][number];
/** So many stand there without being asked for. */
const shown = 8;

/** One value of a facet: a link that switches it on or off. */
function FacetValue({
  href,
  value,
  isOn,
}: Readonly<{ href: string; value: Value; isOn: boolean }>) {
  return (
    <li>
      <Link
        prefetch={false}
        href={href}
        scroll={false}
        aria-current={isOn ? 'true' : undefined}
        title={value.label === value.value ? undefined : value.value}
        className={cn(
          'flex min-h-8 items-center gap-2 rounded px-2 py-1 text-sm hover:bg-sunken',
          isOn && 'bg-accent-soft font-medium text-accent-strong',
        )}
      >
        {isOn && <Check aria-hidden className="size-3.5 shrink-0" />}
        <span className="min-w-0 flex-1 wrap-anywhere">{value.label}</span>
        <span className="shrink-0 text-xs text-muted tabular-nums">
          {value.count.toLocaleString('en')}
        </span>
      </Link>
    </li>
  );
}

function Facet({
  name,
  values,
  query,
  root,
}: Readonly<{ name: FacetName; values: readonly Value[]; query: DirectoryQuery; root: string }>) {
  const chosen: readonly string[] = query[name];
  const first = values.filter(({ value }, index) => index < shown || chosen.includes(value));
  // Who opens the rest looks for one by its name.
  const rest = values
    .filter((value) => !first.includes(value))
    .sort((a, b) => a.label.localeCompare(b.label, 'en'));
  const rows = (of: readonly Value[]) =>
    of.map((value) => (
      <FacetValue
        key={value.value}
        href={searchAddress(root, toggled(query, name, value.value))}
        value={value}
        isOn={chosen.includes(value.value)}
      />
    ));
  return (
    <section aria-label={facetWords[name] ?? name}>
      <h2 className="mb-1 px-2 text-xs font-medium text-muted">{facetWords[name] ?? name}</h2>
      <ul>{rows(first)}</ul>
      {rest.length > 0 && (
        <details>
          <summary className="rounded px-2 py-1 text-sm text-accent-strong hover:bg-sunken">
            {rest.length} more
          </summary>
          <ul>{rows(rest)}</ul>
        </details>
      )}
    </section>
  );
}

/** The facets of a search. Each value leads to the same search with it switched; nothing needs scripts. */
export function FacetList({
  answer,
  query,
  root,
}: Readonly<{ answer: DirectoryAnswer; query: DirectoryQuery; root: string }>) {
  const isJunkShown = query.junk === '1';
  return (
    <nav aria-label="Filters" className="space-y-5">
      {answer.facets.map(({ name, values }) =>
        isFacetName(name) && values.length > 0 ? (
          <Facet key={name} name={name} values={values} query={query} root={root} />
        ) : null,
      )}
      <p className="px-2 text-sm">
        <Link
          prefetch={false}
          href={searchAddress(root, { ...query, junk: isJunkShown ? '0' : '1', page: 1 })}
          scroll={false}
          className="text-accent-strong underline"
        >
          {isJunkShown ? 'Hide entries that look like tests' : 'Show entries that look like tests'}
        </Link>
      </p>
    </nav>
  );
}
