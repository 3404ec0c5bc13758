import Link from 'next/link';
import { buttonClass } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import type { DuplicateQuery } from '@/lib/schemas/directory-duplicate';
import { duplicateStates } from './duplicate-words';

const root = '/admin/directory/duplicates';

/** The address of a view of the queue; what is the default is left out. */
export function duplicatesAddress({ state, kind, page }: DuplicateQuery): string {
  const query = new URLSearchParams({
    ...(state === 'open' ? {} : { state }),
    ...(kind === undefined ? {} : { kind }),
    ...(page === 1 ? {} : { page: String(page) }),
  }).toString();
  return query === '' ? root : `${root}?${query}`;
}

const kinds = [
  { kind: undefined, label: 'Both kinds' },
  { kind: 'organization', label: 'Organizations' },
  { kind: 'endpoint', label: 'Endpoints' },
] as const;

function Choice({
  href,
  label,
  isCurrent,
}: Readonly<{ href: string; label: string; isCurrent: boolean }>) {
  return (
    <li>
      <Link
        href={href}
        aria-current={isCurrent ? 'page' : undefined}
        className={cn(buttonClass('ghost', 'sm'), isCurrent && 'bg-accent-soft text-accent-strong')}
      >
        {label}
      </Link>
    </li>
  );
}

/** Which pairs are shown: links, so that a choice can be kept as a bookmark. */
export function DuplicateFilter({ query }: Readonly<{ query: DuplicateQuery }>) {
  const states = Object.entries(duplicateStates) as [
    DuplicateQuery['state'],
    (typeof duplicateStates)[DuplicateQuery['state']],
  ][];
  return (
    <div className="mb-3 flex flex-wrap gap-x-6 gap-y-1">
      <nav aria-label="Pairs by decision">
        <ul className="flex flex-wrap gap-1">
          {states.map(([state, { label }]) => (
            <Choice
              key={state}
              href={duplicatesAddress({ ...query, state, page: 1 })}
              label={label}
              isCurrent={state === query.state}
            />
          ))}
        </ul>
      </nav>
      <nav aria-label="Pairs by kind">
        <ul className="flex flex-wrap gap-1">
          {kinds.map(({ kind, label }) => (
            <Choice
              key={label}
              href={duplicatesAddress({ ...query, kind, page: 1 })}
              label={label}
              isCurrent={kind === query.kind}
            />
          ))}
        </ul>
      </nav>
    </div>
  );
}
