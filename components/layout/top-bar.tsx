'use client';

import { Menu as MenuIcon, Search, X } from 'lucide-react';
import Link from 'next/link';
import { Dialog as Radix } from 'radix-ui';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Logo } from './logo';
import { useShell } from './shell-context';
import { SideNav } from './side-nav';

/** The bar of small screens: the sign, the search, and the navigation as a sheet. */
export function TopBar() {
  const { current, openPalette } = useShell();
  const [isOpen, setOpen] = useState(false);
  return (
    <header className="sticky top-0 z-30 flex h-14 items-center gap-1 border-b border-line bg-surface px-3 lg:hidden print:hidden">
      <Link
        href={current ? `/w/${current.slug}` : '/'}
        className="mr-auto inline-flex min-w-0 items-center gap-2"
      >
        <Logo />
        {current && (
          <span className="hidden max-w-40 truncate border-l border-line pl-2 text-sm text-muted min-[22rem]:block">
            {current.name}
          </span>
        )}
      </Link>
      <Button kind="ghost" size="icon" aria-label="Search pages and commands" onClick={openPalette}>
        <Search aria-hidden />
      </Button>
      <Radix.Root open={isOpen} onOpenChange={setOpen}>
        <Radix.Trigger asChild>
          <Button kind="ghost" size="icon" aria-label="Open the menu">
            <MenuIcon aria-hidden />
          </Button>
        </Radix.Trigger>
        <Radix.Portal>
          <Radix.Overlay className="fixed inset-0 z-40 bg-black/45" />
          <Radix.Content
            aria-describedby={undefined}
            className="fixed inset-y-0 right-0 z-50 w-72 max-w-[85vw] border-l border-line bg-surface shadow-xl"
          >
            <Radix.Title className="sr-only">Menu</Radix.Title>
            <Radix.Close asChild>
              <Button
                kind="ghost"
                size="icon"
                aria-label="Close the menu"
                className="absolute top-2.5 right-2"
              >
                <X aria-hidden />
              </Button>
            </Radix.Close>
            <SideNav onNavigate={() => setOpen(false)} />
          </Radix.Content>
        </Radix.Portal>
      </Radix.Root>
    </header>
  );
}
