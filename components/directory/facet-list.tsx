import Link from 'next/link';
import { Check } from 'lucide-react';
import { cn } from '@/components/ui/cn';
import type { DirectoryAnswer, DirectoryQuery } from '@/lib/schemas/directory';
import { facetWords } from './directory-words';
import { isFacetName, searchAddress, toggled } from './search-address';

const shown = 8;

/** One value of a facet: a link that switches it on or off. */
function FacetValue({
  href,
  label,
  count,
  isOn,
}: Readonly<{ href: string; label: string; count: number; isOn: boolean }>) {
  return (
    <li>
      <Link
        href={href}
        aria-current={isOn ? 'true' : undefined}
        className={cn(
          'flex min-h-8 items-center gap-2 rounded px-2 py-1 text-sm hover:bg-sunken',
          isOn && 'bg-accent-soft font-medium text-accent-strong',
        )}
      >
        {isOn && <Check aria-hidden className="size-3.5 shrink-0" />}
        <span className="min-w-0 flex-1 wrap-anywhere">{label}</span>
        <span className="shrink-0 text-xs text-muted tabular-nums">
          {count.toLocaleString('en')}
        </span>
      </Link>
    </li>
  );
}

/** The facets of a search. Each value leads to the same search with it switched; nothing needs scripts. */
export function FacetList({
  answer,
  query,
  root,
}: Readonly<{ answer: DirectoryAnswer; query: DirectoryQuery; root: string }>) {
  return (
    <nav aria-label="Filters" className="space-y-5">
      {answer.facets.map(({ name, values }) => {
        if (!isFacetName(name) || values.length === 0) return null;
        const chosen: readonly string[] = query[name];
        return (
          <section key={name} aria-label={facetWords[name] ?? name}>
            <h2 className="mb-1 px-2 text-xs font-medium text-muted">{facetWords[name] ?? name}</h2>
            <ul>
              {values
                .filter(({ value }, index) => index < shown || chosen.includes(value))
                .map(({ value, label, count }) => (
                  <FacetValue
                    key={value}
                    href={searchAddress(root, toggled(query, name, value))}
                    label={label}
                    count={count}
                    isOn={chosen.includes(value)}
                  />
                ))}
            </ul>
          </section>
        );
      })}
    </nav>
  );
}
