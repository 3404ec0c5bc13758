'use client';

import { SelectField } from '@/components/ui/field';
import type { ListPreviewView } from '@/lib/schemas/directory-preview';

type Sample = NonNullable<ListPreviewView['sample']>;

/** Where the entries of a list begin: below which row (CSV), or at which path (JSON). */
export function SamplePlace({
  sample,
  onChoose,
}: Readonly<{
  sample: Sample;
  onChoose: (choice: { headerRows?: number; rows?: string }) => void;
}>) {
  if (sample.format === 'csv') {
    return (
      <SelectField
        label="Row that names the columns"
        value={sample.headerRows}
        onChange={(event) => onChoose({ headerRows: Number(event.target.value) })}
        hint="Titles and notes may stand above it; the entries begin below it."
      >
        {sample.firstRows.map((row, index) => (
          <option key={index} value={index + 1}>
            {`${index + 1}: ${row.filter((cell) => cell.trim() !== '').join(', ')}`.slice(0, 90)}
          </option>
        ))}
      </SelectField>
    );
  }
  return (
    <SelectField
      label="Where the entries are"
      value={sample.rows}
      onChange={(event) => onChoose({ rows: event.target.value })}
      hint="The array whose elements are the entries."
    >
      {sample.lists.map((path) => (
        <option key={path} value={path}>
          {path === '' ? 'The document itself is the array' : path}
        </option>
      ))}
    </SelectField>
  );
}
