'use client';

import { ChevronRight } from 'lucide-react';
import { useId, useState, type ReactNode } from 'react';
import { cn } from './cn';

/** A heading that opens what is below it. Follows `defaultOpen` until somebody pressed it. */
export function Disclosure({
  summary,
  defaultOpen = false,
  className,
  summaryClassName,
  children,
}: Readonly<{
  summary: ReactNode;
  defaultOpen?: boolean;
  className?: string;
  summaryClassName?: string;
  children: ReactNode;
}>) {
  const id = useId();
  const [chosen, setChosen] = useState<boolean | null>(null);
  const isOpen = chosen ?? defaultOpen;
  return (
    <div className={cn('min-w-0', className)}>
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setChosen(!isOpen)}
        className={cn('flex w-full min-w-0 items-center gap-2 text-left', summaryClassName)}
      >
        <ChevronRight
          aria-hidden
          className={cn('size-4 shrink-0 text-faint transition-transform', isOpen && 'rotate-90')}
        />
        {summary}
      </button>
      <div id={id} hidden={!isOpen}>
        {isOpen && children}
      </div>
    </div>
  );
}
