'use client';

import { ArrowDown, ArrowUp, Search } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { Button } from '@/components/ui/button';
import { controlClass } from '@/components/ui/control-class';

/** What was found, and which of it is looked at. */
export interface FindState {
  text: string;
  count: number;
  isCut: boolean;
  /** From 0; -1 before the first. */
  at: number;
  isBusy: boolean;
}

export const nothingSought: FindState = { text: '', count: 0, isCut: false, at: -1, isBusy: false };

function words({ text, count, isCut, at, isBusy }: FindState): string {
  if (text === '') return '';
  if (isBusy) return 'looking …';
  if (count === 0) return 'not found';
  return `${at + 1} of ${count}${isCut ? ' or more' : ''}`;
}

/** A field to find something: Enter goes to the next find, Shift and Enter to the one before. */
export function FindBar({
  label,
  state,
  onText,
  onStep,
}: Readonly<{
  label: string;
  state: FindState;
  onText: (text: string) => void;
  onStep: (step: 1 | -1) => void;
}>) {
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    onStep(event.shiftKey ? -1 : 1);
  }
  return (
    <div role="search" aria-label={label} className="flex min-w-0 items-center gap-1">
      <div className="relative min-w-0">
        <Search
          aria-hidden
          className="pointer-events-none absolute top-2 left-2 size-4 text-faint"
        />
        <input
          type="search"
          aria-label={label}
          value={state.text}
          placeholder="Find"
          onChange={(event) => onText(event.target.value)}
          onKeyDown={onKeyDown}
          className={controlClass('h-8 w-36 pl-7 text-xs sm:w-48')}
        />
      </div>
      <span role="status" className="min-w-16 text-xs whitespace-nowrap text-muted">
        {words(state)}
      </span>
      <Button
        kind="ghost"
        size="icon"
        className="size-8"
        aria-label="The find before"
        disabled={state.count === 0}
        onClick={() => onStep(-1)}
      >
        <ArrowUp aria-hidden />
      </Button>
      <Button
        kind="ghost"
        size="icon"
        className="size-8"
        aria-label="The next find"
        disabled={state.count === 0}
        onClick={() => onStep(1)}
      >
        <ArrowDown aria-hidden />
      </Button>
    </div>
  );
}
