'use client';

import { useState } from 'react';
import { Callout } from '@/components/ui/callout';
import { controlClass } from '@/components/ui/control-class';
import { Field, SelectField } from '@/components/ui/field';
import { Spinner } from '@/components/ui/spinner';
import type { MappingDraft } from './mapping-draft';
import { ChosenColumns, TypedColumns } from './mapping-fields';
import { PreviewTable } from './preview-table';
import { SamplePlace } from './sample-place';
import type { SourceDraft } from './source-draft';
import { listRefusal } from './upload-list';
import { useListPreview } from './use-list-preview';

/** Formats whose columns somebody names. */
const mapped = ['csv', 'json'];

/**
 * How a list is read: its format, and for one of no known form which column holds what, with the first rows of a file as
 * they would be read.
 *
 * @param readingId of a reading that was set aside, whose file is looked at
 * @param onFile told the file that can be sent after saving; null when there is none
 */
export function ReadingFields({
  draft,
  formats,
  readingId,
  onChange,
  onFile,
  errorOf,
}: Readonly<{
  draft: SourceDraft;
  formats: readonly { key: string; title: string }[];
  readingId: string | null;
  onChange: (part: Partial<SourceDraft>) => void;
  onFile: (file: File | null) => void;
  errorOf: (path: string) => string | undefined;
}>) {
  const [refusal, setRefusal] = useState<string>();
  const list = useListPreview(
    readingId === null ? null : { kind: 'reading', id: readingId },
    draft.isMapped ? draft.mapping : null,
    ({ format, mapping }) => {
      const isMapped = format !== null && mapped.includes(format);
      onChange({
        // A known form is found out again at each reading: publishers change it.
        format: isMapped ? format : '',
        isMapped,
        ...(mapping ? { mapping } : {}),
      });
    },
  );
  const { preview, trouble, isBusy } = list;
  const sample = draft.isMapped ? (preview?.sample ?? null) : null;

  function take(file: File | undefined): void {
    const problem = file && listRefusal(file);
    setRefusal(problem);
    onFile(file && problem === undefined ? file : null);
    if (file && problem === undefined) list.take(file);
  }

  function change(part: Partial<MappingDraft>): void {
    const mapping = { ...draft.mapping, ...part };
    onChange({ mapping });
    list.follow(mapping);
  }

  return (
    <div className="space-y-5">
      {readingId === null && (
        <Field
          label="A file of the list"
          error={refusal}
          hint="Its beginning is looked at here, nothing is stored. When you save, it is sent and read."
        >
          {(ids) => (
            <input
              {...ids}
              type="file"
              className={controlClass('h-auto py-1.5')}
              onChange={(event) => take(event.target.files?.[0])}
            />
          )}
        </Field>
      )}
      <SelectField
        label="Format"
        value={draft.format}
        onChange={({ target: { value } }) =>
          onChange({ format: value, isMapped: mapped.includes(value) })
        }
        error={errorOf('format')}
        hint="Found out anew at each reading, unless you say it."
      >
        <option value="">
          {draft.isMapped ? 'CSV or JSON, found out from the list' : 'Found out from the list'}
        </option>
        {formats.map(({ key, title }) => (
          <option key={key} value={key}>
            {title}
          </option>
        ))}
      </SelectField>
      <div role="status" className="text-sm">
        {isBusy && (
          <span className="flex items-center gap-2 text-muted">
            <Spinner /> Looking at the file
          </span>
        )}
        {!isBusy && preview?.format && (
          <span>
            The file is: <strong className="font-medium">{preview.format.title}</strong>.
            {!mapped.includes(preview.format.key) && ' Nothing more has to be said.'}
          </span>
        )}
      </div>
      {trouble !== null && <Callout tone="fail" title={trouble} />}
      {preview?.problem && (
        <Callout tone="warn" title={preview.problem.found}>
          Expected: {preview.problem.expected} {preview.problem.wayOut}
        </Callout>
      )}
      {sample && sample.columns.length > 0 && (
        <>
          <SamplePlace sample={sample} onChoose={list.choose} />
          <ChosenColumns
            sample={sample}
            mapping={draft.mapping}
            onChange={change}
            errorOf={errorOf}
          />
          {draft.mapping.url === '' ? (
            <p className="text-sm text-muted">
              Choose the column with the base URLs: the first rows appear here.
            </p>
          ) : (
            preview && preview.rows.length > 0 && <PreviewTable rows={preview.rows} />
          )}
        </>
      )}
      {draft.isMapped && !sample && !isBusy && (
        <TypedColumns mapping={draft.mapping} onChange={change} errorOf={errorOf} />
      )}
    </div>
  );
}
