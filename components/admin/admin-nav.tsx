'use client';

import { usePathname } from 'next/navigation';
import { currentOf } from '@/components/layout/nav';
import { SectionNav } from '@/components/layout/section-nav';

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
  return (
    <SectionNav
      label="Administration"
      links={items.map(({ href, label, waits }) => ({
        href,
        label: (
          <>
            {label}
            {waits && <Waiting count={waiting[waits]} />}
          </>
        ),
        current: href === current ? currentOf(href, pathname) : undefined,
      }))}
    />
  );
}
