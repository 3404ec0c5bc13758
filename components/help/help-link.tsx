'use client';

import { CircleHelp } from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { titleOfPage } from '@/components/docs/docs-pages';
import { helpFor } from './help-pages';

/** The way from a screen to its page of the documentation. */
export function HelpLink() {
  const href = helpFor(usePathname());
  if (href === null) return null;
  const label = `Help: ${titleOfPage(href.split('#')[0] ?? href)}`;
  return (
    <Link
      href={href}
      aria-label={label}
      title={label}
      className="mt-1 inline-flex size-6 shrink-0 items-center justify-center rounded-md text-muted hover:bg-sunken hover:text-ink print:hidden"
    >
      <CircleHelp aria-hidden className="size-4" />
    </Link>
  );
}
