'use client';

import { useId, type ComponentProps, type ReactNode } from 'react';

/** A labelled yes or no. */
export function CheckboxField({
  label,
  hint,
  ...props
}: Readonly<{ label: ReactNode; hint?: ReactNode } & ComponentProps<'input'>>) {
  const id = useId();
  return (
    <div className="flex min-w-0 items-start gap-2">
      <input
        type="checkbox"
        id={id}
        aria-describedby={hint === undefined ? undefined : `${id}-note`}
        className="mt-1 size-4 shrink-0 accent-accent"
        {...props}
      />
      <div className="min-w-0">
        <label htmlFor={id} className="text-sm font-medium">
          {label}
        </label>
        {hint !== undefined && (
          <p id={`${id}-note`} className="text-xs text-muted">
            {hint}
          </p>
        )}
      </div>
    </div>
  );
}
