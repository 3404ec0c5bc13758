'use client';

import { useId } from 'react';
import { ClientTerm } from '@/components/help/client-term';
import { TextField } from '@/components/ui/field';
import { cn } from '@/components/ui/cn';
import type { Environment } from '@/lib/schemas/environment';
import type { FieldProps } from './field-props';
import { TemplatePreview } from './variables/template-preview';

const option =
  'border-line has-checked:border-accent has-checked:bg-accent-soft flex cursor-pointer items-start gap-2 rounded-lg border px-3 py-2 has-disabled:cursor-default';

/** Which server the run goes to: the sandbox’s holder or any FHIR base URL. */
export function HolderFields({
  state,
  change,
  errorAt,
  sandboxBaseUrl,
  recentHolders,
  environment,
}: FieldProps &
  Readonly<{
    sandboxBaseUrl: string;
    recentHolders: readonly string[];
    environment: Environment | null;
  }>) {
  const id = useId();
  const isSandbox = state.target.holder === 'harbor';
  const choose = (holder: string): void => change({ holder });
  return (
    <fieldset className="min-w-0 space-y-2">
      <legend className="mb-1 text-sm font-medium">Data holder</legend>
      <label className={option}>
        <input
          type="radio"
          name={`${id}-holder`}
          checked={isSandbox}
          onChange={() => choose('harbor')}
          className="mt-1 accent-accent"
        />
        <span className="min-w-0">
          <span className="block font-medium">Sandbox: harbor</span>
          <span className="block text-xs text-muted">
            Lives in this portal and does everything by the book.
          </span>
          <span className="block font-mono text-xs break-all text-muted">{sandboxBaseUrl}</span>
        </span>
      </label>
      <label className={option}>
        <input
          type="radio"
          name={`${id}-holder`}
          checked={!isSandbox}
          onChange={() => choose(recentHolders[0] ?? 'https://')}
          className="mt-1 accent-accent"
        />
        <span className="font-medium">Another FHIR server</span>
      </label>
      <div className={cn(isSandbox && errorAt('holder') === undefined && 'hidden')}>
        <TextField
          label="FHIR base URL"
          data-field="holder"
          mono
          type="url"
          inputMode="url"
          placeholder="https://fhir.example.org/r4"
          list={`${id}-recent`}
          value={isSandbox ? '' : state.target.holder}
          onChange={(event) => choose(event.target.value)}
          error={errorAt('holder')}
          hint={
            <>
              The{' '}
              <ClientTerm id="base-url" term="FHIR base URL">
                base URL
              </ClientTerm>
              : everything it publishes lies below this address.
            </>
          }
        />
        <TemplatePreview text={state.target.holder} environment={environment} className="mt-1" />
        <datalist id={`${id}-recent`}>
          {recentHolders.map((holder) => (
            <option key={holder} value={holder} />
          ))}
        </datalist>
      </div>
    </fieldset>
  );
}
