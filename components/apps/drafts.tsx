'use client';

import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react';

interface Drafts {
  values: Readonly<Record<string, unknown>>;
  put: (key: string, value: unknown) => void;
  drop: (key: string) => void;
}

const DraftsContext = createContext<Drafts | null>(null);

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** Keeps what is typed in the sections of an app while one goes from one to another. */
export function DraftsProvider({ children }: Readonly<{ children: ReactNode }>) {
  const [values, setValues] = useState<Record<string, unknown>>({});
  const drafts = useMemo<Drafts>(
    () => ({
      values,
      put: (key, value) => setValues((before) => ({ ...before, [key]: value })),
      drop: (key) =>
        setValues((before) =>
          Object.fromEntries(Object.entries(before).filter(([k]) => k !== key)),
        ),
    }),
    [values],
  );
  return <DraftsContext value={drafts}>{children}</DraftsContext>;
}

/**
 * A form that is kept until it is saved or discarded. Without a draft it shows what is saved. The browser asks
 * before the page is left with changes.
 *
 * @param key names the form; below one `DraftsProvider`
 */
export function useDraft<Form extends object>(key: string, saved: Form) {
  const drafts = use(DraftsContext);
  if (!drafts) throw new Error('useDraft needs a DraftsProvider above it');
  const { values, put, drop } = drafts;
  const draft = (values[key] ?? saved) as Form;
  const isChanged = !isSame(draft, saved);
  const isKept = key in values;
  // A draft that was saved is none any more: what others save later is shown then.
  useEffect(() => {
    if (isKept && !isChanged) drop(key);
  }, [isKept, isChanged, drop, key]);
  useEffect(() => {
    if (!isChanged) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isChanged]);
  return {
    draft,
    isChanged,
    change: (part: Partial<Form>) => {
      const next = { ...draft, ...part };
      if (isSame(next, saved)) drop(key);
      else put(key, next);
    },
    discard: () => drop(key),
  };
}
