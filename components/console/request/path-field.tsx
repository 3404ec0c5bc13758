'use client';

import { useId, useState, type KeyboardEvent, type RefObject } from 'react';
import { cn } from '@/components/ui/cn';
import { controlClass } from '@/components/ui/control-class';

/** Something that can be written at the cursor. */
export interface PathCompletion {
  label: string;
  detail?: string | undefined;
  /** The whole path once it is taken, and where the cursor is then. */
  path: string;
  cursor: number;
}

/** What can be written at a place of the path. */
export type CompletePath = (path: string, cursor: number) => PathCompletion[];

/**
 * The path of the request with completion. It never stands in the way: what is written counts, and only what was
 * chosen with the arrow keys or the mouse is taken.
 */
export function PathField({
  ids,
  value,
  onChange,
  inputRef,
  complete,
  onPaste,
}: Readonly<{
  ids: { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true };
  value: string;
  onChange: (path: string) => void;
  inputRef: RefObject<HTMLInputElement | null>;
  complete: CompletePath;
  /** Told of what is pasted; true: it was taken, and is not to be written. */
  onPaste: (text: string) => boolean;
}>) {
  const listId = useId();
  /** Where completions were asked for; they may come later, when what the server declares is known. */
  const [asked, setAsked] = useState<{ path: string; cursor: number } | null>(null);
  const [active, setActive] = useState(-1);
  const offers = asked?.path === value ? complete(asked.path, asked.cursor).slice(0, 40) : [];

  function offer(path: string, cursor: number): void {
    setAsked({ path, cursor });
    setActive(-1);
  }

  function take({ path, cursor }: PathCompletion): void {
    onChange(path);
    offer(path, cursor);
    requestAnimationFrame(() => inputRef.current?.setSelectionRange(cursor, cursor));
  }

  function move(by: number): void {
    setActive((before) => {
      const next = (before + by + offers.length + 1) % (offers.length + 1);
      const index = before === -1 && by < 0 ? offers.length - 1 : next;
      return index === offers.length ? -1 : index;
    });
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.nativeEvent.isComposing) return;
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (event.key === 'ArrowDown' && isPlain) {
      event.preventDefault();
      if (offers.length === 0) offer(value, event.currentTarget.selectionStart ?? value.length);
      else move(1);
    } else if (event.key === 'ArrowUp' && isPlain && offers.length > 0) {
      event.preventDefault();
      move(-1);
    } else if (event.key === 'Escape' && offers.length > 0) {
      event.preventDefault();
      event.stopPropagation();
      setAsked(null);
    } else if ((event.key === 'Enter' || event.key === 'Tab') && isPlain) {
      const chosen = offers[active];
      if (!chosen) return setAsked(null);
      event.preventDefault();
      take(chosen);
    }
  }

  const isOpen = offers.length > 0;
  return (
    <div className="relative min-w-0 flex-1">
      <input
        ref={inputRef}
        role="combobox"
        data-field="request"
        aria-expanded={isOpen}
        aria-controls={`${listId}-list`}
        aria-autocomplete="list"
        aria-activedescendant={active >= 0 ? `${listId}-${active}` : undefined}
        value={value}
        onChange={(event) => {
          onChange(event.target.value);
          offer(event.target.value, event.target.selectionStart ?? event.target.value.length);
        }}
        onKeyDown={onKeyDown}
        onPaste={(event) => {
          if (onPaste(event.clipboardData.getData('text'))) event.preventDefault();
        }}
        onBlur={() => setAsked(null)}
        spellCheck={false}
        autoCapitalize="none"
        autoComplete="off"
        className={controlClass('min-w-0 rounded-l-none font-mono text-xs')}
        {...ids}
      />
      <ul
        id={`${listId}-list`}
        role="listbox"
        aria-label="Completions"
        hidden={!isOpen}
        className="absolute inset-x-0 top-full z-30 mt-1 max-h-72 overflow-y-auto rounded-md border border-line bg-surface py-1 shadow-lg"
      >
        {offers.map((entry, index) => (
          <li
            key={`${entry.label} ${index}`}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === active}
            // The field keeps the focus, so that the list does not close before it is clicked.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => take(entry)}
            ref={(node) => {
              if (index === active) node?.scrollIntoView({ block: 'nearest' });
            }}
            className={cn(
              'flex cursor-pointer items-baseline gap-2 px-3 py-1 text-xs',
              index === active ? 'bg-accent-soft' : 'hover:bg-sunken',
            )}
          >
            <span className="font-mono font-medium">{entry.label}</span>
            <span className="min-w-0 truncate text-muted">{entry.detail}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
