'use client';

import { RadioCards } from '@/components/requests/radio-cards';
import { TextAreaField, TextField } from '@/components/ui/field';
import { mappedColumns, type MappingDraft } from './mapping-draft';

/** How the columns of a generic list are read: found out, or named by the operator. */
export function MappingFields({
  isMapped,
  mapping,
  onMapped,
  onChange,
  errorOf,
}: Readonly<{
  isMapped: boolean;
  mapping: MappingDraft;
  onMapped: (isMapped: boolean) => void;
  onChange: (part: Partial<MappingDraft>) => void;
  /** What is wrong with a field, by its path in what is sent. */
  errorOf: (path: string) => string | undefined;
}>) {
  return (
    <div className="space-y-4">
      <RadioCards
        legend="How the columns are read"
        value={isMapped ? 'named' : 'found'}
        onChange={(value) => onMapped(value === 'named')}
        options={[
          {
            value: 'found',
            title: 'By the format of the list',
            description:
              'FHIR Bundles, SMART brands and the lists of well-known publishers need nothing more.',
          },
          {
            value: 'named',
            title: 'By the names of its columns',
            description: 'For tables (CSV) and arrays (JSON) of your own.',
          },
        ]}
      />
      {isMapped && (
        <>
          <p className="text-sm text-muted">
            Write the names as the list has them. In JSON, a column is a member of an entry.
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
        </>
      )}
    </div>
  );
}
