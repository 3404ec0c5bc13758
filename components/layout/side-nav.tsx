'use client';

import { BookOpen, Search } from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { cn } from '@/components/ui/cn';
import { Kbd } from '@/components/ui/kbd';
import { Logo } from './logo';
import { adminPlace, currentOf, workspaceNav } from './nav';
import { useShell } from './shell-context';
import { ThemeToggle } from './theme-toggle';
import { useModifier } from './use-modifier';
import { UserMenu } from './user-menu';
import { WorkspaceSwitcher } from './workspace-switcher';

const linkClass =
  'text-muted hover:bg-sunken hover:text-ink flex items-center gap-2.5 rounded-md px-2.5 py-1.5 text-sm font-medium ' +
  '[&_svg]:size-4 [&_svg]:shrink-0';

/** Opens the command palette; shows its keys. */
export function PaletteButton() {
  const { openPalette } = useShell();
  const modifier = useModifier();
  return (
    <button
      type="button"
      onClick={openPalette}
      className="flex w-full items-center gap-2 rounded-md border border-line-strong/60 px-2.5 py-1.5 text-sm text-muted hover:bg-sunken"
    >
      <Search aria-hidden className="size-4" />
      <span className="flex-1 text-left">Search or go to</span>
      <Kbd>{modifier}</Kbd>
      <Kbd>K</Kbd>
    </button>
  );
}

/** The navigation of the portal: the side bar of wide screens, the sheet of small ones. */
export function SideNav({ onNavigate = () => undefined }: Readonly<{ onNavigate?: () => void }>) {
  const { current, user } = useShell();
  const pathname = usePathname();
  const items = current ? workspaceNav(current.slug) : [];
  return (
    <div className="flex h-full min-h-0 flex-col gap-3 overflow-y-auto p-3">
      <div className="px-1.5 pt-1">
        <Link
          href={current ? `/w/${current.slug}` : '/'}
          className="inline-flex"
          onClick={onNavigate}
        >
          <Logo />
        </Link>
      </div>
      <WorkspaceSwitcher />
      <PaletteButton />
      <nav aria-label="Workspace" className="flex-1">
        <ul className="space-y-0.5">
          {items.map((item, index) => {
            const isCurrent = currentOf(item.href, pathname, index === 0);
            return (
              <li key={item.href}>
                <Link
                  href={item.href}
                  aria-current={isCurrent}
                  onClick={onNavigate}
                  className={cn(
                    linkClass,
                    isCurrent &&
                      'bg-accent-soft text-accent-strong hover:bg-accent-soft hover:text-accent-strong',
                  )}
                >
                  <item.icon aria-hidden />
                  {item.label}
                </Link>
              </li>
            );
          })}
        </ul>
      </nav>
      <div className="space-y-1 border-t border-line pt-3">
        {user.isOperator && (
          <Link
            href="/admin/requests"
            aria-current={currentOf(adminPlace.href, pathname) && true}
            onClick={onNavigate}
            className={cn(
              linkClass,
              currentOf(adminPlace.href, pathname) &&
                'bg-accent-soft text-accent-strong hover:bg-accent-soft hover:text-accent-strong',
            )}
          >
            <adminPlace.icon aria-hidden />
            {adminPlace.label}
          </Link>
        )}
        <div className="flex items-center gap-1">
          <Link href="/docs" className={cn(linkClass, 'flex-1')} onClick={onNavigate}>
            <BookOpen aria-hidden />
            Documentation
          </Link>
          <ThemeToggle />
        </div>
        <UserMenu />
      </div>
    </div>
  );
}
