'use client';

import { Plus, X } from 'lucide-react';
import { useId, useRef, useState, type ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { controlClass } from '@/components/ui/control-class';

/** Several values of one member of the metadata, a line for each; there may be none. */
export function UriLines({
  legend,
  hint,
  line,
  values,
  onChange,
  errorAt,
  max,
  placeholder,
  own,
}: Readonly<{
  legend: ReactNode;
  hint: string;
  /** What one line is called, for example “Contact”. */
  line: string;
  values: readonly string[];
  onChange: (values: string[]) => void;
  errorAt: (index: number) => string | undefined;
  max: number;
  placeholder: string;
  /** The one of this portal, offered while it is not among them. */
  own?: string;
}>) {
  const id = useId();
  const add = useRef<HTMLButtonElement>(null);
  const [added, setAdded] = useState<number | null>(null);
  return (
    <fieldset className="min-w-0" aria-describedby={`${id}-hint`}>
      <legend className="mb-1 text-sm font-medium">{legend}</legend>
      <p id={`${id}-hint`} className="mb-2 text-xs text-muted">
        {hint}
      </p>
      <ul className="space-y-2">
        {values.map((value, index) => {
          const error = errorAt(index);
          const label = `${line} ${index + 1}`;
          return (
            <li key={index}>
              <div className="flex items-center gap-1">
                <input
                  className={controlClass('min-w-0 flex-1 font-mono')}
                  aria-label={label}
                  aria-invalid={error === undefined ? undefined : true}
                  aria-describedby={error === undefined ? undefined : `${id}-${index}`}
                  autoComplete="off"
                  autoCapitalize="none"
                  spellCheck={false}
                  autoFocus={index === added}
                  placeholder={placeholder}
                  value={value}
                  onChange={(event) =>
                    onChange(values.map((old, at) => (at === index ? event.target.value : old)))
                  }
                />
                <Button
                  kind="ghost"
                  size="icon"
                  aria-label={`Remove ${label}`}
                  onClick={() => {
                    setAdded(null);
                    onChange(values.filter((_, at) => at !== index));
                    add.current?.focus();
                  }}
                >
                  <X aria-hidden />
                </Button>
              </div>
              {error !== undefined && (
                <p id={`${id}-${index}`} className="mt-1 text-xs text-fail">
                  {error}
                </p>
              )}
            </li>
          );
        })}
      </ul>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button
          ref={add}
          size="sm"
          disabled={values.length >= max}
          onClick={() => {
            setAdded(values.length);
            onChange([...values, '']);
          }}
        >
          <Plus aria-hidden /> Add a {line.toLowerCase()}
        </Button>
        {own !== undefined && !values.includes(own) && (
          <Button
            size="sm"
            kind="ghost"
            disabled={values.length >= max}
            onClick={() => {
              setAdded(null);
              onChange([...values.filter((value) => value.trim() !== ''), own]);
              add.current?.focus();
            }}
          >
            <Plus aria-hidden /> Add the one of this portal
            <span className="sr-only"> as a {line.toLowerCase()}</span>
          </Button>
        )}
      </div>
    </fieldset>
  );
}
