'use client';

import Link from 'next/link';
import { Popover } from 'radix-ui';
import { useEffect, useRef, useState, type ReactNode } from 'react';

/** Long enough to move the pointer from the word to its explanation. */
const closeAfterMs = 250;
/** Pointers that only pass by open nothing. */
const openAfterMs = 150;

/**
 * A word with an explanation. A pointer or the focus shows it; a click, a tap or Enter leads into it, where the link
 * to the glossary is. It stays while the pointer is on it, and Escape closes it. WCAG 2.1 §1.4.13
 */
export function TermPopover({
  term,
  href,
  explanation,
  children,
}: Readonly<{ term: string; href: string; explanation: ReactNode; children: ReactNode }>) {
  const [isOpen, setOpen] = useState(false);
  // Pressed: it stays open until it is closed, and takes the focus.
  const [isPinned, setPinned] = useState(false);
  const word = useRef<HTMLButtonElement>(null);
  // Escape leads back to the word; a press elsewhere goes where it was meant.
  const isReturning = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  function close(): void {
    clearTimeout(timer.current);
    setOpen(false);
    setPinned(false);
  }
  function soon(next: boolean, afterMs: number): void {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setOpen(next), afterMs);
  }
  const byPointer = {
    onPointerEnter: (event: React.PointerEvent) => {
      if (event.pointerType === 'mouse') soon(true, openAfterMs);
    },
    onPointerLeave: (event: React.PointerEvent) => {
      if (event.pointerType === 'mouse' && !isPinned) soon(false, closeAfterMs);
    },
  };

  return (
    <Popover.Root open={isOpen} onOpenChange={(next) => !next && close()}>
      <Popover.Anchor asChild>
        <button
          ref={word}
          type="button"
          aria-expanded={isOpen}
          aria-haspopup="dialog"
          title=""
          className="cursor-help rounded-xs text-left underline decoration-faint decoration-dotted decoration-1 underline-offset-[3px] hover:decoration-accent print:no-underline"
          {...byPointer}
          onFocus={(event) => {
            const isAsked = !isReturning.current && event.currentTarget.matches(':focus-visible');
            if (isAsked) soon(true, 0);
          }}
          onBlur={() => !isPinned && soon(false, closeAfterMs)}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && isOpen) {
              event.stopPropagation();
              close();
            }
          }}
          onClick={() => {
            if (isPinned) return close();
            clearTimeout(timer.current);
            setPinned(true);
            setOpen(true);
          }}
        >
          {children}
        </button>
      </Popover.Anchor>
      <Popover.Portal>
        <Popover.Content
          key={isPinned ? 'pinned' : 'shown'}
          sideOffset={6}
          collisionPadding={12}
          aria-label={term}
          onOpenAutoFocus={(event) => !isPinned && event.preventDefault()}
          onEscapeKeyDown={() => {
            isReturning.current = isPinned;
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (isReturning.current) word.current?.focus();
            isReturning.current = false;
          }}
          {...byPointer}
          className="z-50 max-w-80 rounded-lg border border-line bg-surface px-3.5 py-2.5 text-left text-sm font-normal text-ink shadow-lg outline-none"
        >
          <p>
            <strong className="font-semibold">{term}:</strong> {explanation}
          </p>
          <p className="mt-1.5 text-xs">
            <Link href={href} className="text-accent underline underline-offset-2" onClick={close}>
              More in the glossary
            </Link>
          </p>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
