'use client';

import { Plus } from 'lucide-react';
import { useRef, useState, type ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { TextField } from '@/components/ui/field';

/** Several values of one kind, one row for each; there is one row at least. */
export function ListField({
  legend,
  hint,
  rowLabel,
  addLabel,
  values,
  onChange,
  errorAt,
  max,
  ...input
}: Readonly<{
  legend: string;
  hint: ReactNode;
  rowLabel: (index: number) => string;
  addLabel: string;
  values: readonly string[];
  onChange: (values: string[]) => void;
  errorAt: (index: number) => string | undefined;
  max: number;
  type?: 'email' | 'url' | 'text';
  mono?: boolean;
  placeholder?: string;
}>) {
  const add = useRef<HTMLButtonElement>(null);
  const [added, setAdded] = useState<number | null>(null);
  return (
    <fieldset className="min-w-0 space-y-3">
      <legend className="text-sm font-semibold">{legend}</legend>
      <div className="text-xs text-muted">{hint}</div>
      {values.map((value, index) => (
        <TextField
          key={index}
          {...input}
          label={rowLabel(index)}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus={index === added}
          value={value}
          onChange={(event) =>
            onChange(values.map((old, at) => (at === index ? event.target.value : old)))
          }
          error={errorAt(index)}
          aside={
            values.length > 1 ? (
              <button
                type="button"
                className="text-xs text-muted underline underline-offset-2 hover:text-ink"
                onClick={() => {
                  onChange(values.filter((_, at) => at !== index));
                  add.current?.focus();
                }}
              >
                Remove<span className="sr-only"> {rowLabel(index)}</span>
              </button>
            ) : undefined
          }
        />
      ))}
      {values.length < max && (
        <Button
          ref={add}
          size="sm"
          onClick={() => {
            setAdded(values.length);
            onChange([...values, '']);
          }}
        >
          <Plus aria-hidden /> {addLabel}
        </Button>
      )}
    </fieldset>
  );
}
