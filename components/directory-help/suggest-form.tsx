'use client';

import { Send } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import { callApi } from '@/components/api-client';
import { useFormValues } from '@/components/registrations/by-hand/use-form-values';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { TextAreaField, TextField } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { FormError } from '@/components/ui/form-error';
import { useSubmit } from '@/components/ui/use-submit';
import { SuggestionSchema, type Suggestion } from '@/lib/schemas/directory-suggestion';
import { knownWords } from './suggestion-words';

const fields = ['url', 'organization', 'state', 'evidenceUrl', 'note'] as const;

/** Suggests an endpoint for the directory. */
export function SuggestForm({
  workspace,
  url,
  organization,
  state,
}: Readonly<{ workspace: string; url: string; organization: string; state: string }>) {
  const router = useRouter();
  const { values, set } = useFormValues({ url, organization, state, evidenceUrl: '', note: '' });
  const [sent, setSent] = useState<Suggestion | null>(null);
  const { isBusy, error, submit } = useSubmit(async () => {
    setSent(null);
    const path = `/workspaces/${workspace}/directory/suggestions`;
    setSent(await callApi(SuggestionSchema, 'POST', path, values));
    toast.success('Suggested');
    router.refresh();
  });
  const isKnown = error?.problem.code === 'directory.endpoint_known';
  return (
    <Form onSubmit={submit} noValidate aria-label="Suggestion" className="space-y-4">
      <TextField
        label="FHIR base URL"
        type="url"
        mono
        required
        autoComplete="off"
        placeholder="https://fhir.example.org/r4"
        value={values.url}
        maxLength={500}
        onChange={set('url')}
        error={error?.field('url')}
        hint="As the organization or its vendor publishes it, without /metadata."
      />
      <div className="grid gap-4 sm:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <TextField
          label="Organization"
          required
          value={values.organization}
          maxLength={200}
          onChange={set('organization')}
          error={error?.field('organization')}
        />
        <TextField
          label="State (optional)"
          value={values.state}
          maxLength={40}
          onChange={set('state')}
          error={error?.field('state')}
        />
      </div>
      <TextField
        label="Where it can be verified (optional)"
        type="url"
        placeholder="https://"
        value={values.evidenceUrl}
        maxLength={500}
        onChange={set('evidenceUrl')}
        error={error?.field('evidenceUrl')}
        hint="A page of the organization or its vendor that names the address."
      />
      <TextAreaField
        label="Note for the operator (optional)"
        value={values.note}
        maxLength={1000}
        onChange={set('note')}
        error={error?.field('note')}
      />
      <FormError error={error} shown={fields} />
      {isKnown && (
        <p className="text-sm">
          <Link
            href={`/w/${workspace}/directory?q=${encodeURIComponent(values.url)}`}
            className="text-accent-strong underline underline-offset-2"
          >
            Show it in the directory
          </Link>
        </p>
      )}
      {sent && (
        <Callout tone="pass" title="The operator of this portal decides about it">
          {knownWords(sent.known) ?? 'You see below what became of it.'}
        </Callout>
      )}
      <Button type="submit" kind="primary" busy={isBusy}>
        {!isBusy && <Send aria-hidden />} Suggest it
      </Button>
    </Form>
  );
}
