import Link from 'next/link';
import type { ReactNode } from 'react';
import { DocsFooter } from './docs-footer';
import { DidItHelp } from '@/components/docs/did-it-help';
import { DocsNav } from '@/components/docs/docs-nav';
import { DocsSearchBox } from '@/components/docs/docs-search-box';
import { Logo } from '@/components/layout/logo';
import { ThemeToggle } from '@/components/layout/theme-toggle';
import { buttonClass } from '@/components/ui/button';
import { currentUser } from '@/lib/auth/session';

export default async function DocsLayout({ children }: Readonly<{ children: ReactNode }>) {
  const user = await currentUser();
  return (
    <div className="min-h-dvh">
      <header className="top-0 z-30 border-b border-line bg-surface sm:sticky print:hidden">
        <div className="mx-auto flex max-w-6xl flex-wrap items-center gap-x-3 gap-y-2 px-4 py-2.5 sm:h-14 sm:flex-nowrap sm:px-6 sm:py-0">
          <Link href="/docs" className="mr-auto inline-flex items-center gap-2">
            <Logo />
            <span className="hidden text-sm text-muted sm:inline">docs</span>
          </Link>
          <DocsSearchBox />
          <ThemeToggle />
          <Link href={user ? '/' : '/signin'} className={buttonClass('secondary', 'sm')}>
            {user ? 'Open the portal' : 'Sign in'}
          </Link>
        </div>
      </header>
      <div className="mx-auto max-w-6xl gap-10 px-4 py-6 sm:px-6 lg:grid lg:grid-cols-[13rem_minmax(0,1fr)] lg:py-8 print:block">
        <div className="hidden lg:block print:hidden">
          <div className="sticky top-22 -mx-1 max-h-[calc(100dvh-7rem)] overflow-y-auto px-1 pb-4">
            <DocsNav />
          </div>
        </div>
        <div className="min-w-0">
          <details className="mb-6 rounded-lg border border-line bg-surface lg:hidden print:hidden">
            <summary className="px-4 py-2.5 text-sm font-medium">Contents</summary>
            <div className="px-2 pb-3">
              <DocsNav />
            </div>
          </details>
          <main id="main" tabIndex={-1} className="min-w-0 outline-none">
            {children}
          </main>
          <div className="print:hidden">
            <DidItHelp />
            <DocsFooter />
          </div>
        </div>
      </div>
    </div>
  );
}
