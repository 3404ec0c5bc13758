'use client';

import Link from 'next/link';
import { useEffect, useRef, type ReactNode } from 'react';
import { cn } from '@/components/ui/cn';

/** A link of the row. */
export interface SectionLink {
  href: string;
  label: ReactNode;
  /** As `aria-current` has it; undefined where we are not. */
  current: 'page' | true | undefined;
}

/** The pages that belong together, in a row below the head. On a phone the row begins where we are. */
export function SectionNav({
  label,
  links,
}: Readonly<{ label: string; links: readonly SectionLink[] }>) {
  const list = useRef<HTMLUListElement>(null);
  const here = links.findIndex(({ current }) => current !== undefined);
  useEffect(() => {
    const row = list.current;
    const item = row?.children[here];
    if (!row || !(item instanceof HTMLElement)) return;
    // The row alone is moved: the page may have been opened at a place further down.
    const [start, end] = [item.offsetLeft, item.offsetLeft + item.offsetWidth];
    if (end > row.scrollLeft + row.clientWidth) row.scrollLeft = end - row.clientWidth;
    else if (start < row.scrollLeft) row.scrollLeft = start;
  }, [here]);
  return (
    <nav aria-label={label} className="mb-6 border-b border-line print:hidden">
      <ul ref={list} className="relative -mb-px flex gap-1 overflow-x-auto">
        {links.map(({ href, label: words, current }) => (
          <li key={href}>
            <Link
              href={href}
              aria-current={current}
              className={cn(
                'inline-flex items-center gap-1.5 border-b-2 border-transparent px-3 py-2 text-sm font-medium whitespace-nowrap text-muted -outline-offset-2 hover:text-ink',
                current && 'border-accent text-ink',
              )}
            >
              {words}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
