'use client';

import { TextAreaField, TextField } from '@/components/ui/field';
import type { ListPreviewView } from '@/lib/schemas/directory-preview';
import { ColumnSelect, ColumnSelects } from './column-select';
import { mappedColumns, type MappingDraft } from './mapping-draft';

interface FieldsProps {
  mapping: MappingDraft;
  onChange: (part: Partial<MappingDraft>) => void;
  /** What is wrong with a field, by its path in what is sent. */
  errorOf: (path: string) => string | undefined;
}

/** Which column holds what, chosen among those that a file has. */
export function ChosenColumns({
  sample,
  mapping,
  onChange,
  errorOf,
}: Readonly<FieldsProps & { sample: NonNullable<ListPreviewView['sample']> }>) {
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <ColumnSelects
        label="Base URL"
        anotherLabel="Base URL, column"
        none="Choose a column"
        sample={sample}
        value={mapping.url}
        onChange={(url) => onChange({ url })}
        error={errorOf('mapping.url')}
      />
      <ColumnSelects
        label="Other names"
        anotherLabel="Other names, column"
        none="None"
        sample={sample}
        value={mapping.aliases}
        onChange={(aliases) => onChange({ aliases })}
        error={errorOf('mapping.aliases')}
      />
      {mappedColumns.map(({ key, label }) => (
        <ColumnSelect
          key={key}
          label={label}
          sample={sample}
          none="None"
          value={mapping[key]}
          onChange={(column) => onChange({ [key]: column })}
          error={errorOf(`mapping.${key}`)}
        />
      ))}
    </div>
  );
}

/** Which column holds what, typed: for a list that is not at hand. */
export function TypedColumns({ mapping, onChange, errorOf }: Readonly<FieldsProps>) {
  return (
    <div className="space-y-3">
      <p className="text-sm text-muted">
        Choose a file of the list above to see its columns, or write their names as the list has
        them. In JSON, a column is a member of an entry.
      </p>
      <div className="grid gap-3 sm:grid-cols-2">
        <TextAreaField
          label="Base URL"
          mono
          rows={2}
          hint="One or more columns, one a line."
          value={mapping.url}
          onChange={(event) => onChange({ url: event.target.value })}
          error={errorOf('mapping.url')}
        />
        <TextAreaField
          label="Other names"
          mono
          rows={2}
          hint="Columns with aliases, one a line, if any."
          value={mapping.aliases}
          onChange={(event) => onChange({ aliases: event.target.value })}
          error={errorOf('mapping.aliases')}
        />
        {mappedColumns.map(({ key, label }) => (
          <TextField
            key={key}
            label={label}
            mono
            autoComplete="off"
            spellCheck={false}
            value={mapping[key]}
            onChange={(event) => onChange({ [key]: event.target.value })}
            error={errorOf(`mapping.${key}`)}
          />
        ))}
        <TextField
          label="Rows before the first entry"
          type="number"
          inputMode="numeric"
          min={1}
          max={10}
          hint="CSV: the last of them names the columns."
          value={mapping.headerRows}
          onChange={(event) => onChange({ headerRows: event.target.value })}
          error={errorOf('mapping.headerRows')}
        />
        <TextField
          label="Where the entries are"
          mono
          placeholder="data.items"
          hint="JSON: path to the array. Empty: the document is the array."
          value={mapping.rows}
          onChange={(event) => onChange({ rows: event.target.value })}
          error={errorOf('mapping.rows')}
        />
      </div>
    </div>
  );
}
