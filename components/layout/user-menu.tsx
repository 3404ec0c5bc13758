'use client';

import { ChevronsUpDown, Keyboard, LogOut, UserRound } from 'lucide-react';
import { signOut } from 'next-auth/react';
import Link from 'next/link';
import { Menu, MenuItem, MenuSeparator } from '@/components/ui/menu';
import { useShell } from './shell-context';

/** Who is signed in: the account, and the way out. */
export function UserMenu() {
  const { user, openShortcuts } = useShell();
  return (
    <Menu
      label="Your account"
      side="top"
      className="w-60"
      trigger={
        <button
          type="button"
          className="flex w-full min-w-0 items-center gap-2 rounded-md px-2 py-1.5 text-left hover:bg-sunken"
        >
          <span className="flex size-7 shrink-0 items-center justify-center rounded-full bg-sunken text-muted">
            <UserRound aria-hidden className="size-4" />
          </span>
          <span className="min-w-0 flex-1">
            <span className="sr-only">Your account: </span>
            <span className="block truncate text-sm">{user.name ?? user.email}</span>
          </span>
          <ChevronsUpDown aria-hidden className="size-4 shrink-0 text-muted" />
        </button>
      }
    >
      <p className="truncate px-2.5 py-1.5 text-xs text-muted">{user.email}</p>
      <MenuSeparator />
      <MenuItem asChild>
        <Link href="/account">
          <UserRound aria-hidden />
          Account
        </Link>
      </MenuItem>
      <MenuItem onSelect={openShortcuts}>
        <Keyboard aria-hidden />
        Keyboard shortcuts
      </MenuItem>
      <MenuItem onSelect={() => void signOut({ callbackUrl: '/signin' })}>
        <LogOut aria-hidden />
        Sign out
      </MenuItem>
    </Menu>
  );
}
