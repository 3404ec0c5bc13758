import Link from 'next/link';
import type { ReactNode } from 'react';
import { cn } from '@/components/ui/cn';
import { Logo } from './logo';
import { ThemeToggle } from './theme-toggle';

/** The head of pages for which nobody signs in. */
export function PublicHeader({
  className,
  children,
}: Readonly<{ className?: string; children?: ReactNode }>) {
  return (
    <header className={cn('flex items-center gap-2 px-4 py-3 sm:px-6', className)}>
      <Link href="/" className="mr-auto inline-flex">
        <Logo />
      </Link>
      {children}
      <ThemeToggle />
    </header>
  );
}
