import type { ReactNode } from 'react';
import { ShellProvider, type ShellData } from './shell-context';
import { SideNav } from './side-nav';
import { TopBar } from './top-bar';

/** The frame of every page behind the sign-in: navigation beside or above, the page in `<main>`. */
export function AppShell({ data, children }: Readonly<{ data: ShellData; children: ReactNode }>) {
  return (
    <ShellProvider data={data}>
      <div className="min-h-dvh lg:grid lg:grid-cols-[15.5rem_minmax(0,1fr)] print:block">
        <aside className="sticky top-0 hidden h-dvh border-r border-line bg-surface lg:block print:hidden">
          <SideNav />
        </aside>
        <div className="flex min-w-0 flex-col">
          <TopBar />
          <main
            id="main"
            tabIndex={-1}
            className="mx-auto w-full max-w-[84rem] min-w-0 flex-1 px-4 py-6 outline-none sm:px-6 lg:px-8 lg:py-8"
          >
            {children}
          </main>
        </div>
      </div>
    </ShellProvider>
  );
}
