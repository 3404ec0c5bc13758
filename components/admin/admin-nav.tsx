'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { currentOf } from '@/components/layout/nav';
import { cn } from '@/components/ui/cn';

/** How much waits for the operator behind some of the links. */
export interface WaitingCounts {
  suggestions: number;
  duplicates: number;
}

interface Item {
  href: string;
  label: string;
  waits?: keyof WaitingCounts;
}

const items: readonly Item[] = [
  { href: '/admin/requests', label: 'Requests' },
  { href: '/admin/communities', label: 'Communities' },
  { href: '/admin/ca', label: 'Test CA' },
  { href: '/admin/directory', label: 'Directory' },
  { href: '/admin/directory/suggestions', label: 'Suggestions', waits: 'suggestions' },
  { href: '/admin/directory/duplicates', label: 'Duplicates', waits: 'duplicates' },
  { href: '/admin/feedback', label: 'Feedback' },
];

/** The longest address that leads to where we are: the pages of a page have links of their own. */
function currentHref(pathname: string): string | undefined {
  return items
    .map(({ href }) => href)
    .filter((href) => currentOf(href, pathname))
    .toSorted((one, other) => other.length - one.length)[0];
}

const most = 999;

/** A count beside a link; said to those who do not see it. */
function Waiting({ count }: Readonly<{ count: number }>) {
  if (count === 0) return null;
  return (
    <span className="rounded-full bg-info-soft px-1.5 text-xs leading-5 text-info tabular-nums">
      {count > most ? `${most}+` : count}
      <span className="sr-only"> waiting</span>
    </span>
  );
}

/** The pages of those who operate the portal, with what waits for them. */
export function AdminNav({ waiting }: Readonly<{ waiting: WaitingCounts }>) {
  const pathname = usePathname();
  const current = currentHref(pathname);
  const here = useRef<HTMLLIElement>(null);
  useEffect(() => {
    // On a phone the last of the links are outside of what is seen.
    here.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [current]);
  return (
    <nav aria-label="Administration" className="mb-6 border-b border-line">
      <ul className="relative -mb-px flex gap-1 overflow-x-auto">
        {items.map(({ href, label, waits }) => {
          const isCurrent = href === current;
          return (
            <li key={href} ref={isCurrent ? here : undefined}>
              <Link
                href={href}
                aria-current={isCurrent ? currentOf(href, pathname) : undefined}
                className={cn(
                  'inline-flex items-center gap-1.5 border-b-2 border-transparent px-3 py-2 text-sm font-medium whitespace-nowrap text-muted -outline-offset-2 hover:text-ink',
                  isCurrent && 'border-accent text-ink',
                )}
              >
                {label}
                {waits && <Waiting count={waiting[waits]} />}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
