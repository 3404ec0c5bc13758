'use client';

import { useRouter } from 'next/navigation';
import {
  createContext,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
} from 'react';
import { CommandPalette } from './command-palette';
import { lastWorkspaceCookie } from './last-workspace';
import { workspaceNav } from './nav';
import { ShortcutSheet } from './shortcut-sheet';
import { keyPressOf, shortcutOf } from './shortcuts';

/** A workspace of the signed-in person, as the shell shows it. */
export interface ShellWorkspace {
  slug: string;
  name: string;
  role: string;
}

/** What the shell knows; made by the server, plain data. */
export interface ShellData {
  user: { name: string | null; email: string; isOperator: boolean };
  workspaces: ShellWorkspace[];
  /** The workspace in use; null for a person without one. */
  current: ShellWorkspace | null;
  sandboxBaseUrl: string;
}

interface Shell extends ShellData {
  openPalette: () => void;
  openShortcuts: () => void;
}

const ShellContext = createContext<Shell | null>(null);
const prefixMilliseconds = 1200;

/** The shell around the page: its data, the command palette and the shortcut sheet. */
export function useShell(): Shell {
  const shell = useContext(ShellContext);
  if (!shell) throw new Error('useShell needs a ShellProvider above it');
  return shell;
}

/** Holds the command palette and the shortcut sheet, and listens for their keys. */
export function ShellProvider({
  data,
  children,
}: Readonly<{ data: ShellData; children: ReactNode }>) {
  const router = useRouter();
  const [isPaletteOpen, setPaletteOpen] = useState(false);
  const [isSheetOpen, setSheetOpen] = useState(false);
  const prefixedAt = useRef<number>(-Infinity);
  const slug = data.current?.slug;

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      if (event.defaultPrevented) return;
      const isPrefixed = event.timeStamp - prefixedAt.current < prefixMilliseconds;
      const shortcut = shortcutOf(keyPressOf(event), isPrefixed);
      prefixedAt.current = shortcut?.kind === 'prefix' ? event.timeStamp : -Infinity;
      if (shortcut?.kind === 'palette') {
        event.preventDefault();
        setSheetOpen(false);
        setPaletteOpen((isOpen) => !isOpen);
        return;
      }
      // An open dialog keeps the keys for itself.
      if (document.querySelector('[role=dialog]')) return;
      if (shortcut?.kind === 'sheet') {
        event.preventDefault();
        setSheetOpen(true);
      } else if (shortcut?.kind === 'go' && slug !== undefined) {
        const item = workspaceNav(slug).find(({ key }) => key === shortcut.key);
        if (!item) return;
        event.preventDefault();
        router.push(item.href);
      }
    }
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [router, slug]);

  useEffect(() => {
    if (slug === undefined) return;
    document.cookie = `${lastWorkspaceCookie}=${slug}; path=/; max-age=31536000; samesite=lax`;
  }, [slug]);

  const shell = useMemo<Shell>(
    () => ({
      ...data,
      openPalette: () => setPaletteOpen(true),
      openShortcuts: () => setSheetOpen(true),
    }),
    [data],
  );
  return (
    <ShellContext value={shell}>
      {children}
      <CommandPalette
        data={data}
        open={isPaletteOpen}
        onOpenChange={setPaletteOpen}
        onShortcuts={() => setSheetOpen(true)}
      />
      <ShortcutSheet open={isSheetOpen} onOpenChange={setSheetOpen} slug={slug ?? null} />
    </ShellContext>
  );
}
