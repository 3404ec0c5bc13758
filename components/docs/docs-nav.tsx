'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { cn } from '@/components/ui/cn';
import { currentOf } from '@/components/layout/nav';
import { docsGroups } from './docs-pages';

/** The contents of the documentation, with the page that is read marked. */
export function DocsNav() {
  const pathname = usePathname();
  return (
    <nav aria-label="Documentation" className="space-y-5">
      {docsGroups.map((group) => (
        <div key={group.title}>
          <p className="px-2.5 text-xs font-medium text-muted">{group.title}</p>
          <ul className="mt-1 space-y-0.5">
            {group.pages.map((page) => {
              const isCurrent = currentOf(page.href, pathname, page.href === '/docs');
              return (
                <li key={page.href}>
                  <Link
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
