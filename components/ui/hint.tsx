'use client';

import { Info } from 'lucide-react';
import { Tooltip } from 'radix-ui';
import type { ReactNode } from 'react';

/** A word or two with an explanation that appears on hover and on focus. */
export function Hint({ label, children }: Readonly<{ label: ReactNode; children: ReactNode }>) {
  return (
    <Tooltip.Provider delayDuration={200}>
      <Tooltip.Root>
        <Tooltip.Trigger asChild>
          <button
            type="button"
            className="inline-flex items-center gap-1 text-xs text-muted hover:text-ink"
          >
            <Info aria-hidden className="size-3.5" />
            {label}
          </button>
        </Tooltip.Trigger>
        <Tooltip.Portal>
          <Tooltip.Content
            sideOffset={6}
            collisionPadding={8}
            className="z-50 max-w-72 rounded-lg border border-line bg-surface px-3 py-2 text-xs text-ink shadow-lg"
          >
            {children}
          </Tooltip.Content>
        </Tooltip.Portal>
      </Tooltip.Root>
    </Tooltip.Provider>
  );
}
