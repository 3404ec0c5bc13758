'use client';

import type { RefObject } from 'react';
import { controlClass } from '@/components/ui/control-class';
import { Field } from '@/components/ui/field';
import { starters, type Starter } from '../starters';
import type { RequestForm } from './request-form';

/** The FHIR request: a path below the base URL, and requests to begin with. */
export function RequestFields({
  form,
  change,
  errorAt,
  pathField,
  more,
}: Readonly<{
  form: RequestForm;
  change: (part: Partial<RequestForm>) => void;
  errorAt: (path: string) => string | undefined;
  pathField: RefObject<HTMLInputElement | null>;
  more: readonly Starter[];
}>) {
  const groups = [
    ...(more.length > 0 ? [{ name: 'About the patient on the screen', items: more }] : []),
    { name: 'To begin with', items: starters },
  ];
  return (
    <div className="min-w-0 space-y-2">
      <Field
        label="FHIR request"
        error={errorAt('request.path')}
        hint="Below the base URL: Patient?name=ada searches, Patient/123 reads."
      >
        {(ids) => (
          <div className="flex min-w-0">
            <span className="inline-flex h-9 items-center rounded-l-md border border-r-0 border-line-strong bg-sunken px-2.5 font-mono text-xs font-medium text-muted">
              {form.method}
            </span>
            <input
              ref={pathField}
              value={form.path}
              onChange={(event) => change({ path: event.target.value })}
              spellCheck={false}
              autoCapitalize="none"
              autoComplete="off"
              className={controlClass('min-w-0 rounded-l-none font-mono text-xs')}
              {...ids}
            />
          </div>
        )}
      </Field>
      {groups.map((group) => (
        <div
          key={group.name}
          role="group"
          aria-label={group.name}
          className="flex flex-wrap items-baseline gap-1.5"
        >
          <span aria-hidden className="basis-full text-xs text-faint">
            {group.name}
          </span>
          {group.items.map((starter) => (
            <button
              key={starter.path}
              type="button"
              title={starter.path}
              onClick={() => change({ path: starter.path })}
              className="rounded-full border border-line px-2.5 py-0.5 text-xs text-muted hover:bg-sunken hover:text-ink"
            >
              {starter.label}
            </button>
          ))}
        </div>
      ))}
    </div>
  );
}
