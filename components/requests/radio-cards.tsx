'use client';

import { useId, type ReactNode } from 'react';
import { cn } from '@/components/ui/cn';

/** One of the things that can be chosen. */
export interface RadioOption<Value extends string> {
  value: Value;
  title: ReactNode;
  description?: ReactNode;
  disabled?: boolean;
}

/** A choice of one among few, each with its explanation. */
export function RadioCards<Value extends string>({
  legend,
  options,
  value,
  onChange,
  error,
}: Readonly<{
  legend: string;
  options: readonly RadioOption<Value>[];
  value: Value;
  onChange: (value: Value) => void;
  error?: string | undefined;
}>) {
  const name = useId();
  return (
    <fieldset
      role="radiogroup"
      aria-invalid={error === undefined ? undefined : true}
      aria-describedby={error === undefined ? undefined : `${name}-error`}
      className="min-w-0"
    >
      <legend className="sr-only">{legend}</legend>
      <div className="grid gap-2 sm:grid-cols-2">
        {options.map((option) => {
          const isChosen = option.value === value;
          return (
            <label
              key={option.value}
              className={cn(
                'flex min-w-0 gap-3 rounded-lg border p-3',
                isChosen ? 'border-accent bg-accent-soft' : 'border-line-strong/60',
                option.disabled === true ? 'cursor-not-allowed bg-sunken' : 'cursor-pointer',
                !isChosen && option.disabled !== true && 'hover:bg-sunken',
              )}
            >
              <input
                type="radio"
                name={name}
                value={option.value}
                checked={isChosen}
                disabled={option.disabled}
                onChange={() => onChange(option.value)}
                className="mt-0.5 size-4 shrink-0 accent-accent"
              />
              <span className="min-w-0 text-sm">
                <span className="block font-medium break-words">{option.title}</span>
                {option.description !== undefined && (
                  <span className="mt-0.5 block text-xs break-words text-muted">
                    {option.description}
                  </span>
                )}
              </span>
            </label>
          );
        })}
      </div>
      {error !== undefined && (
        <p id={`${name}-error`} className="mt-1 text-xs text-fail">
          {error}
        </p>
      )}
    </fieldset>
  );
}
