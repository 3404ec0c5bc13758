'use client';

import { ListPlus, TextCursorInput, Trash2 } from 'lucide-react';
import { useId, useState, type ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { controlClass, textAreaClass } from '@/components/ui/control-class';
import { hasVariables } from '@/lib/run/variables';
import { rowsOfText, textOfRows, type PairSeparator } from './bulk-text';
import type { PairRow } from './request-form';

const cell = 'h-8 rounded-none border-0 border-line px-2 font-mono text-xs focus:z-10';

/**
 * Names and values in a table: each row can be switched off, and all of it edited as text.
 *
 * @param noun what a row is, for labels: parameter, header
 * @param names suggestions for names
 * @param valuesOf suggestions for the values of a name
 * @param aboutOf what is said below a name, for example that the server does not declare it
 */
export function PairTable<Row extends PairRow>({
  noun,
  rows,
  onRows,
  makeRow,
  separator,
  names,
  valuesOf,
  aboutOf,
  previewOf,
  errorAt,
}: Readonly<{
  noun: string;
  rows: readonly Row[];
  onRows: (rows: Row[]) => void;
  makeRow: (name: string, value: string, isOn: boolean) => Row;
  separator: PairSeparator;
  names: readonly { name: string; about?: string | undefined }[];
  valuesOf: (name: string) => readonly string[];
  aboutOf?: (name: string) => string | undefined;
  /** Shown below a row: what its value will be sent as. */
  previewOf?: (row: Row) => ReactNode;
  errorAt?: (index: number) => string | undefined;
}>) {
  const id = useId();
  /** The text while it is written; null: the table is shown. */
  const [text, setText] = useState<string | null>(null);

  function change(index: number, part: Partial<PairRow>): void {
    const before = rows[index] ?? { name: '', value: '', isOn: true };
    const { name, value, isOn } = { ...before, ...part };
    const row = makeRow(name, value, isOn);
    onRows(
      index < rows.length ? rows.map((old, at) => (at === index ? row : old)) : [...rows, row],
    );
  }

  if (text !== null) {
    return (
      <div className="space-y-2">
        <label htmlFor={`${id}-text`} className="text-xs text-muted">
          One {noun} a line, as{' '}
          <code className="font-mono">{separator === ':' ? 'Name: value' : 'name=value'}</code>; #
          at the beginning switches it off.
        </label>
        <textarea
          id={`${id}-text`}
          value={text}
          spellCheck={false}
          autoCapitalize="none"
          onChange={(event) => {
            setText(event.target.value);
            onRows(
              rowsOfText(event.target.value, separator).map(({ name, value, isOn }) =>
                makeRow(name, value, isOn),
              ),
            );
          }}
          className={textAreaClass('font-mono text-xs')}
        />
        <Button size="sm" onClick={() => setText(null)}>
          <ListPlus aria-hidden /> Edit as a table
        </Button>
      </div>
    );
  }
  return (
    <div className="space-y-2">
      <datalist id={`${id}-names`}>
        {names.map(({ name, about }) => (
          <option key={name} value={name}>
            {about}
          </option>
        ))}
      </datalist>
      <ul
        aria-label={`${noun[0]?.toUpperCase()}${noun.slice(1)}s`}
        className="divide-y divide-line overflow-hidden rounded-md border border-line-strong/60"
      >
        {/* The row after the last one makes a new one as soon as something is in it. */}
        {[...rows, null].map((row, index) => {
          const label = row?.name.trim() ? row.name : `new ${noun}`;
          const error = row === null ? undefined : errorAt?.(index);
          const about = row === null ? undefined : aboutOf?.(row.name);
          const values = row === null ? [] : valuesOf(row.name);
          return (
            <li
              key={index}
              className={cn(row?.isOn === false && '[&_input]:text-muted [&_input]:line-through')}
            >
              <div className="flex items-stretch">
                <span className="flex w-8 shrink-0 items-center justify-center bg-sunken">
                  {row !== null && (
                    <input
                      type="checkbox"
                      checked={row.isOn}
                      onChange={(event) => change(index, { isOn: event.target.checked })}
                      aria-label={`Send ${label}`}
                      className="accent-accent"
                    />
                  )}
                </span>
                <input
                  value={row?.name ?? ''}
                  onChange={(event) => change(index, { name: event.target.value })}
                  placeholder={row === null ? 'Add one' : undefined}
                  aria-label={
                    row === null ? `Name of a new ${noun}` : `Name of ${noun} ${index + 1}`
                  }
                  aria-invalid={error === undefined ? undefined : true}
                  aria-describedby={error || about ? `${id}-${index}` : undefined}
                  list={`${id}-names`}
                  spellCheck={false}
                  autoCapitalize="none"
                  autoComplete="off"
                  className={controlClass(cn(cell, 'w-2/5 border-r'))}
                />
                <input
                  value={row?.value ?? ''}
                  onChange={(event) => change(index, { value: event.target.value })}
                  aria-label={row === null ? `Value of a new ${noun}` : `Value of ${label}`}
                  list={values.length > 0 ? `${id}-values-${index}` : undefined}
                  spellCheck={false}
                  autoCapitalize="none"
                  autoComplete="off"
                  className={controlClass(cn(cell, 'min-w-0 flex-1'))}
                />
                {values.length > 0 && (
                  <datalist id={`${id}-values-${index}`}>
                    {values.map((value) => (
                      <option key={value} value={value} />
                    ))}
                  </datalist>
                )}
                {row !== null && (
                  <button
                    type="button"
                    aria-label={`Remove ${label}`}
                    onClick={() => onRows(rows.filter((_, at) => at !== index))}
                    className="flex w-8 shrink-0 items-center justify-center text-muted hover:bg-sunken hover:text-fail"
                  >
                    <Trash2 aria-hidden className="size-3.5" />
                  </button>
                )}
              </div>
              {row !== null && hasVariables(row.value) && (
                <div className="bg-sunken px-2 py-0.5 pl-10">{previewOf?.(row)}</div>
              )}
              {(error ?? about) !== undefined && (
                <p
                  id={`${id}-${index}`}
                  className={cn(
                    'bg-sunken px-2 py-0.5 pl-10 text-xs',
                    error ? 'text-fail' : 'text-muted',
                  )}
                >
                  {error ?? about}
                </p>
              )}
            </li>
          );
        })}
      </ul>
      <Button size="sm" kind="ghost" onClick={() => setText(textOfRows(rows, separator))}>
        <TextCursorInput aria-hidden /> Edit as text
      </Button>
    </div>
  );
}
