import { useEffect, useSyncExternalStore } from 'react';

/** Something that the page on the screen can do, for the command palette and the list of shortcuts. */
export interface PageAction {
  label: string;
  keys: readonly string[];
  /** Null: only its keys make sense, so that the palette does not offer it. */
  run: (() => void) | null;
}

interface PageActions {
  heading: string;
  actions: readonly PageAction[];
}

let current: PageActions | null = null;
const listeners = new Set<() => void>();

function set(next: PageActions | null): void {
  current = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Offers what a page can do for as long as it is on the screen. The first list counts: its entries stay. */
export function usePageActions(heading: string, actions: readonly PageAction[]): void {
  useEffect(() => {
    const mine = { heading, actions };
    set(mine);
    return () => {
      if (current === mine) set(null);
    };
    // Entries call the latest handlers themselves; a new list at each rendering says nothing new.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [heading]);
}

/** What the page on the screen offers; null when it offers nothing. */
export function useOfferedActions(): PageActions | null {
  return useSyncExternalStore(
    subscribe,
    () => current,
    () => null,
  );
}
