'use client';

import { Trash2 } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { controlClass } from '@/components/ui/control-class';
import {
  comparesValue,
  comparisonWords,
  type AssertionKind,
  type AssertionRow,
} from './tests-form';

/** What each kind is called. */
export const assertionNames: Readonly<Record<AssertionKind, string>> = {
  status: 'Status',
  time: 'Time',
  header: 'Header',
  'content-type': 'Media type',
  json: 'JSON member',
  fhirpath: 'FHIRPath',
};

const comparisons: Partial<Record<AssertionKind, readonly string[]>> = {
  header: ['present', 'absent', 'equals', 'contains'],
  fhirpath: ['true', 'exists', 'equals', 'count'],
};

const subjects: Partial<Record<AssertionKind, readonly [label: string, placeholder: string]>> = {
  header: ['Name of the header', 'ETag'],
  json: ['JSON pointer', '/entry/0/resource/id'],
  fhirpath: ['FHIRPath expression', "Patient.name.where(use = 'official').exists()"],
};

const values: Readonly<Record<AssertionKind, readonly [label: string, placeholder: string]>> = {
  status: ['Statuses', '200, 2xx'],
  time: ['Milliseconds', '2000'],
  header: ['Value', 'no-cache'],
  'content-type': ['Media type', 'application/fhir+json'],
  json: ['Value', ''],
  fhirpath: ['Value', 'female'],
};

/** What stands before the fields, so that a row reads as a sentence. */
const leads: Partial<Record<AssertionKind, string>> = {
  status: 'The status is one of',
  time: 'The answer comes within milliseconds',
  'content-type': 'The media type is',
  json: 'The JSON has',
};

/** One assertion that is being written. */
export function AssertionRowFields({
  row,
  number,
  error,
  onChange,
  onRemove,
}: Readonly<{
  row: AssertionRow;
  /** Its place, from 1. */
  number: number;
  error: string | undefined;
  onChange: (part: Partial<AssertionRow>) => void;
  onRemove: () => void;
}>) {
  const id = useId();
  const { kind, is } = row;
  const choices = comparisons[kind];
  const subject = subjects[kind];
  const hasValue = choices ? comparesValue(is) : kind !== 'json';
  const input = (
    member: 'subject' | 'value',
    [label, placeholder]: readonly [string, string],
  ): ReactNode => (
    <input
      aria-label={`${label} of assertion ${number}`}
      aria-invalid={error === undefined ? undefined : true}
      aria-describedby={error === undefined ? undefined : id}
      placeholder={placeholder}
      inputMode={kind === 'time' ? 'numeric' : undefined}
      value={row[member]}
      maxLength={2000}
      spellCheck={false}
      autoCapitalize="none"
      autoComplete="off"
      onChange={(event) => onChange({ [member]: event.target.value })}
      className={controlClass('h-8 font-mono text-xs')}
    />
  );
  return (
    <li className="space-y-1.5 p-2">
      <div className="flex items-center justify-between gap-2 text-xs">
        <span>
          <span className="font-medium">{assertionNames[kind]}</span>
          {leads[kind] !== undefined && <span className="text-muted"> · {leads[kind]}</span>}
        </span>
        <Button
          kind="ghost"
          size="icon"
          className="size-7"
          aria-label={`Remove assertion ${number}`}
          onClick={onRemove}
        >
          <Trash2 aria-hidden />
        </Button>
      </div>
      {subject && input('subject', subject)}
      {(choices ?? hasValue) && (
        <div className="flex min-w-0 gap-1.5">
          {choices && (
            <select
              aria-label={`Comparison of assertion ${number}`}
              value={is}
              onChange={(event) => onChange({ is: event.target.value })}
              className={controlClass('h-8 w-auto min-w-32 flex-1 pr-7 text-xs')}
            >
              {choices.map((choice) => (
                <option key={choice} value={choice}>
                  {comparisonWords[choice]}
                </option>
              ))}
            </select>
          )}
          {hasValue && input('value', values[kind])}
        </div>
      )}
      {error !== undefined && (
        <p id={id} className="text-xs text-fail">
          {error}
        </p>
      )}
    </li>
  );
}
