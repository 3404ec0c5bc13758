'use client';

import { SelectField } from '@/components/ui/field';
import type { ListPreviewView } from '@/lib/schemas/directory-preview';

type Sample = NonNullable<ListPreviewView['sample']>;

const longest = 40;

/** The first thing that a column holds, cut. */
function exampleOf({ columns, cells }: Sample, column: string): string {
  const index = columns.indexOf(column);
  const found = cells.map((row) => (row[index] ?? '').trim()).find((cell) => cell !== '') ?? '';
  return found.length > longest ? `${found.slice(0, longest)}…` : found;
}

/** A choice among the columns of a list, each with an example of what is in it. */
export function ColumnSelect({
  label,
  sample,
  value,
  onChange,
  none,
  hint,
  error,
}: Readonly<{
  label: string;
  sample: Sample;
  value: string;
  onChange: (column: string) => void;
  /** What no choice is called. */
  none: string;
  hint?: string;
  error?: string | undefined;
}>) {
  const columns = [...new Set(sample.columns)].filter((column) => column !== '');
  const isGone = value !== '' && !columns.includes(value);
  const example = value === '' ? '' : exampleOf(sample, value);
  return (
    <SelectField
      label={label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      error={error}
      hint={hint ?? (example === '' ? undefined : `Such as “${example}”`)}
    >
      <option value="">{none}</option>
      {isGone && <option value={value}>{value} (not in this file)</option>}
      {columns.map((column) => (
        <option key={column} value={column}>
          {column}
        </option>
      ))}
    </SelectField>
  );
}

/** Several columns that hold the same: one choice more than there are. */
export function ColumnSelects({
  label,
  anotherLabel,
  none,
  sample,
  value,
  onChange,
  error,
}: Readonly<{
  label: string;
  anotherLabel: string;
  /** What no choice is called. */
  none: string;
  sample: Sample;
  /** One a line, as a draft has them. */
  value: string;
  onChange: (value: string) => void;
  error?: string | undefined;
}>) {
  const chosen = value.split('\n').filter((column) => column !== '');
  return (
    <div className="min-w-0 space-y-3">
      {[...chosen, ''].map((column, index) => (
        <ColumnSelect
          key={index}
          label={index === 0 ? label : `${anotherLabel} ${index + 1}`}
          sample={sample}
          value={column}
          none={index === 0 ? none : 'None'}
          error={index === 0 ? error : undefined}
          onChange={(next) => {
            const columns = [...chosen];
            columns[index] = next;
            onChange([...new Set(columns)].filter((one) => one !== '').join('\n'));
          }}
        />
      ))}
    </div>
  );
}
