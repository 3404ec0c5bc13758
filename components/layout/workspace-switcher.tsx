'use client';

import { Check, ChevronsUpDown, Plus } from 'lucide-react';
import Link from 'next/link';
import { Menu, MenuItem, MenuLabel, MenuSeparator } from '@/components/ui/menu';
import { useShell } from './shell-context';

/** The workspace in use, and the others of the person. */
export function WorkspaceSwitcher() {
  const { workspaces, current } = useShell();
  return (
    <Menu
      label="Workspaces"
      className="w-60"
      trigger={
        <button
          type="button"
          className="flex w-full min-w-0 items-center gap-2 rounded-md border border-line px-2.5 py-1.5 text-left hover:bg-sunken"
        >
          <span
            aria-hidden
            className="flex size-6 shrink-0 items-center justify-center rounded bg-accent-soft text-xs font-semibold text-accent-strong"
          >
            {(current?.name ?? '·').slice(0, 1).toUpperCase()}
          </span>
          <span className="min-w-0 flex-1">
            <span className="sr-only">Workspace: </span>
            <span className="block truncate text-sm font-medium">
              {current?.name ?? 'Choose a workspace'}
            </span>
          </span>
          <ChevronsUpDown aria-hidden className="size-4 shrink-0 text-muted" />
        </button>
      }
    >
      <MenuLabel>Workspaces</MenuLabel>
      {workspaces.map((workspace) => (
        <MenuItem key={workspace.slug} asChild>
          <Link href={`/w/${workspace.slug}`}>
            <span className="min-w-0 flex-1">
              <span className="block truncate">{workspace.name}</span>
              <span className="block truncate text-xs text-muted">
                {workspace.slug} · {workspace.role}
              </span>
            </span>
            {workspace.slug === current?.slug && <Check aria-label="in use" />}
          </Link>
        </MenuItem>
      ))}
      <MenuSeparator />
      <MenuItem asChild>
        <Link href="/account#new-workspace">
          <Plus aria-hidden />
          New workspace
        </Link>
      </MenuItem>
    </Menu>
  );
}
