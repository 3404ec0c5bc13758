import type { ReactNode } from 'react';

/** The name of a key. */
export function Kbd({ children }: Readonly<{ children: ReactNode }>) {
  return (
    <kbd className="inline-flex min-w-5 items-center justify-center rounded border border-line-strong/50 bg-surface px-1 font-sans text-[0.6875rem] leading-4 font-medium text-muted">
      {children}
    </kbd>
  );
}
