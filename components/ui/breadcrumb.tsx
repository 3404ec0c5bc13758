import Link from 'next/link';
import type { ReactNode } from 'react';

/** The way back up, above the name of a page. */
export function Breadcrumb({ href, children }: Readonly<{ href: string; children: ReactNode }>) {
  return (
    <nav aria-label="Breadcrumb" className="mb-2 text-sm text-muted">
      <Link href={href} className="underline underline-offset-2">
        {children}
      </Link>
    </nav>
  );
}
