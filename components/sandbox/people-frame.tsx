import { FlaskConical } from 'lucide-react';
import type { ReactNode } from 'react';
import { ThemeToggle } from '@/components/layout/theme-toggle';

/** The frame of the pages on which a sandbox holder talks to people. It is no part of the portal's own pages. */
export function PeopleFrame({
  holderTitle,
  role = 'data holder',
  children,
}: Readonly<{ holderTitle: string; role?: string; children: ReactNode }>) {
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="flex items-center gap-2 border-b border-line px-4 py-3 sm:px-6">
        <FlaskConical aria-hidden className="size-4 shrink-0 text-accent" />
        <p className="mr-auto min-w-0 truncate text-sm">
          <span className="font-semibold">{holderTitle}</span>
          <span className="text-muted"> · sandbox {role}</span>
        </p>
        <ThemeToggle />
      </header>
      <main
        id="main"
        tabIndex={-1}
        className="mx-auto w-full max-w-xl flex-1 px-4 pt-6 pb-12 outline-none sm:pt-10"
      >
        {children}
      </main>
      <footer className="border-t border-line px-4 py-3 text-center text-xs text-muted sm:px-6">
        For tests only. The people and their records are made up.
      </footer>
    </div>
  );
}
