'use client';

import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import { useRef, type ReactNode } from 'react';
import { Button } from './button';
import { cn } from './cn';

/**
 * Where a dialog is begun: its first field, else the button for what it is about, else the first thing that can be
 * pressed in it. In a question about something that cannot be undone that is the way back.
 */
function beginningOf(body: HTMLElement | null): HTMLElement | undefined {
  return [
    'input:enabled:not([type=hidden]), select:enabled, textarea:enabled',
    'button[data-kind=primary]:enabled',
    'button:enabled, a[href]',
  ]
    .flatMap((wanted) => [...(body?.querySelectorAll<HTMLElement>(wanted) ?? [])])
    .find((element) => element.checkVisibility());
}

/** A question or a form above the page. Escape and a click outside close it. */
export function Dialog({
  open,
  onOpenChange,
  title,
  description,
  children,
  className,
}: Readonly<{
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description?: ReactNode;
  children: ReactNode;
  className?: string;
}>) {
  const body = useRef<HTMLDivElement>(null);
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-black/45" />
        <Radix.Content
          {...(description === undefined ? { 'aria-describedby': undefined } : {})}
          onOpenAutoFocus={(event) => {
            const beginning = beginningOf(body.current);
            // Without one, Radix takes the button that closes.
            if (!beginning) return;
            event.preventDefault();
            beginning.focus();
          }}
          className={cn(
            'fixed top-1/2 left-1/2 z-50 max-h-[calc(100dvh-2rem)] w-[calc(100vw-2rem)] max-w-lg border-line bg-surface',
            '-translate-x-1/2 -translate-y-1/2 overflow-y-auto rounded-xl border p-5 shadow-xl',
            className,
          )}
        >
          <div className="mb-4 flex items-start justify-between gap-3">
            <div>
              <Radix.Title className="text-base font-semibold">{title}</Radix.Title>
              {description !== undefined && (
                <Radix.Description asChild>
                  <div className="mt-1 text-sm text-muted">{description}</div>
                </Radix.Description>
              )}
            </div>
            <Radix.Close asChild>
              <Button kind="ghost" size="icon" aria-label="Close" className="-mt-1 -mr-2">
                <X aria-hidden />
              </Button>
            </Radix.Close>
          </div>
          <div ref={body}>{children}</div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
