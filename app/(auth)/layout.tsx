import Link from 'next/link';
import type { ReactNode } from 'react';
import { Logo } from '@/components/layout/logo';
import { ThemeToggle } from '@/components/layout/theme-toggle';

export default function AuthLayout({ children }: Readonly<{ children: ReactNode }>) {
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="flex items-center gap-2 px-4 py-3 sm:px-6">
        <Link href="/" className="mr-auto inline-flex">
          <Logo />
        </Link>
        <Link href="/docs" className="px-2 py-1 text-sm font-medium text-muted hover:text-ink">
          Documentation
        </Link>
        <ThemeToggle />
      </header>
      <main
        id="main"
        tabIndex={-1}
        className="mx-auto w-full max-w-md flex-1 px-4 pt-4 pb-12 outline-none sm:pt-12"
      >
        {children}
      </main>
    </div>
  );
}
