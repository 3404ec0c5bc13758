'use client';

import { useId } from 'react';
import { cn } from '@/components/ui/cn';
import type { InterviewOption } from '@/lib/guide/interview';

/** The answers that a question can have, each with its line. `isSeveral`: any number of them. */
export function OptionList({
  options,
  chosen,
  isSeveral,
  disabled,
  onPress,
}: Readonly<{
  options: readonly InterviewOption[];
  chosen: readonly string[];
  isSeveral: boolean;
  disabled: boolean;
  onPress: (value: string) => void;
}>) {
  const name = useId();
  return (
    <div className="grid gap-2 sm:grid-cols-2">
      {options.map(({ value, label, text }) => {
        const isChosen = chosen.includes(value);
        return (
          <label
            key={value}
            className={cn(
              'flex min-w-0 gap-3 rounded-lg border p-3 focus-within:ring-2 focus-within:ring-accent',
              isChosen ? 'border-accent bg-accent-soft' : 'border-line-strong/60',
              disabled ? 'cursor-not-allowed' : 'cursor-pointer',
              !isChosen && !disabled && 'hover:bg-sunken',
            )}
          >
            <input
              type={isSeveral ? 'checkbox' : 'radio'}
              name={name}
              value={value}
              checked={isChosen}
              disabled={disabled}
              onChange={() => onPress(value)}
              className="mt-0.5 size-4 shrink-0 accent-accent"
            />
            <span className="min-w-0 text-sm">
              <span className="block font-medium break-words">{label}</span>
              <span className="mt-0.5 block text-xs break-words text-muted">{text}</span>
            </span>
          </label>
        );
      })}
    </div>
  );
}
