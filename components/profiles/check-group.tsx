'use client';

import { useId, type ReactNode } from 'react';
import { CheckboxField } from '@/components/ui/checkbox-field';
import { toggled } from './profile-draft';

/** Several of few, as boxes: what was wrong with them stands below. */
export function CheckGroup<Item extends string>({
  legend,
  all,
  labelOf = (item) => item,
  chosen,
  onChange,
  error,
}: Readonly<{
  legend: string;
  all: readonly Item[];
  labelOf?: (item: Item) => ReactNode;
  chosen: readonly Item[];
  onChange: (chosen: Item[]) => void;
  error?: string | undefined;
}>) {
  const id = useId();
  return (
    <fieldset
      aria-describedby={error === undefined ? undefined : `${id}-error`}
      className="min-w-0"
    >
      <legend className="mb-1 text-sm font-medium">{legend}</legend>
      <div className="flex flex-wrap gap-x-5 gap-y-1.5">
        {all.map((item) => (
          <CheckboxField
            key={item}
            label={<span className="font-normal">{labelOf(item)}</span>}
            checked={chosen.includes(item)}
            onChange={(event) => onChange(toggled(all, chosen, item, event.target.checked))}
          />
        ))}
      </div>
      {error !== undefined && (
        <p id={`${id}-error`} className="mt-1 text-xs text-fail">
          {error}
        </p>
      )}
    </fieldset>
  );
}
