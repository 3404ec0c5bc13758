'use client';

import { Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { isSecretHeader } from '@/lib/protocol/headers';
import type { Condition } from './conditions';
import { formatOf, headerValue, withFormat, withHeader } from './formats';
import { headerSuggestions, suggestedValues } from './header-suggestions';
import { PairTable } from './pair-table';
import type { PairRow, RequestForm } from './request-form';

/** What is said below a header. */
function aboutOf(name: string): string | undefined {
  if (isSecretHeader(name))
    return 'Sent, and kept nowhere. A secret variable of an environment, {{name}}, is kept.';
  const wanted = name.trim().toLowerCase();
  return headerSuggestions.find((entry) => entry.name.toLowerCase() === wanted)?.about;
}

const formats = [
  { value: 'json', label: 'JSON' },
  { value: 'xml', label: 'XML' },
] as const;

/** The headers of the request, and whether FHIR comes as JSON or XML. */
export function HeaderFields({
  form,
  change,
  conditions,
  errorAt,
  previewOf,
}: Readonly<{
  form: RequestForm;
  change: (part: Partial<RequestForm>) => void;
  /** What the last answer makes possible. */
  conditions: readonly Condition[];
  errorAt: (path: string) => string | undefined;
  previewOf: (row: PairRow) => ReactNode;
}>) {
  const { headers, body } = form;
  const chosen = formatOf(headers);
  // The API counts the headers that are sent.
  const sentAt = (index: number): number =>
    headers.slice(0, index).filter(({ name, isOn }) => isOn && name.trim() !== '').length;
  return (
    <div className="space-y-3">
      <fieldset className="flex items-center gap-3">
        <legend className="float-left text-xs text-muted">Answer as</legend>
        {formats.map(({ value, label }) => (
          <label key={value} className="inline-flex items-center gap-1.5 text-xs">
            <input
              type="radio"
              checked={chosen === value}
              onChange={() => change({ headers: withFormat(headers, value, body !== '') })}
              className="accent-accent"
            />
            {label}
          </label>
        ))}
      </fieldset>
      <PairTable
        noun="header"
        rows={headers}
        onRows={(rows) => change({ headers: rows })}
        makeRow={(name, value, isOn) => ({ name, value, isOn })}
        separator=":"
        names={headerSuggestions}
        valuesOf={suggestedValues}
        aboutOf={aboutOf}
        previewOf={previewOf}
        errorAt={(index) => {
          const at = `request.headers.${sentAt(index)}`;
          return errorAt(`${at}.0`) ?? errorAt(`${at}.1`);
        }}
      />
      {conditions
        .filter(({ name, value }) => headerValue(headers, name) !== value)
        .map(({ name, value, label }) => (
          <Button
            key={name}
            size="sm"
            title={`${name}: ${value}`}
            onClick={() => change({ headers: withHeader(headers, name, value) })}
          >
            <Plus aria-hidden /> {label}
          </Button>
        ))}
    </div>
  );
}
