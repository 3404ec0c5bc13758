'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { cn } from '@/components/ui/cn';
import { currentOf } from '@/components/layout/nav';
import { docsGroups } from './docs-pages';

const hrefs = docsGroups.flatMap(({ pages }) => pages.map(({ href }) => href));

/** The page of the contents that is read, or below which it lies: of `/docs/flows` and `/docs/flows/x` the longer. */
function pageOf(pathname: string): string | undefined {
  return hrefs
    .filter((href) => currentOf(href, pathname, href === '/docs') !== undefined)
    .sort((a, b) => b.length - a.length)[0];
}

/** The contents of the documentation, with the page that is read marked. */
export function DocsNav() {
  const pathname = usePathname();
  const current = pageOf(pathname);
  const link = useRef<HTMLAnchorElement>(null);
  // The list is longer than most screens and scrolls by itself.
  useEffect(() => {
    // Nothing is returned: newer browsers give a promise here, which is no way to clean up.
    link.current?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  return (
    <nav aria-label="Documentation" className="space-y-5">
      {docsGroups.map((group) => (
        <div key={group.title}>
          <p className="px-2.5 text-xs font-medium text-muted">{group.title}</p>
          <ul className="mt-1 space-y-0.5">
            {group.pages.map((page) => {
              const isCurrent = page.href === current ? currentOf(page.href, pathname) : undefined;
              return (
                <li key={page.href}>
                  <Link
                    ref={page.href === current ? link : null}
                    href={page.href}
                    aria-current={isCurrent}
                    className={cn(
                      'block rounded-md px-2.5 py-1.5 text-sm text-muted hover:bg-sunken hover:text-ink',
                      isCurrent && 'bg-accent-soft font-medium text-accent-strong',
                    )}
                  >
                    {page.title}
                  </Link>
                </li>
              );
            })}
          </ul>
        </div>
      ))}
    </nav>
  );
}
