'use client';

import { Search } from 'lucide-react';
import { useState } from 'react';
import { callApi } from '@/components/api-client';
import { ClientTerm } from '@/components/help/client-term';
import { useFormValues } from '@/components/registrations/by-hand/use-form-values';
import { Button } from '@/components/ui/button';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { TextField } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { FormError } from '@/components/ui/form-error';
import { useSubmit } from '@/components/ui/use-submit';
import {
  NppesAnswerSchema,
  type NppesAnswer,
  type NppesRecord,
  type NppesSearch,
} from '@/lib/schemas/nppes';
import { NppesResults } from './nppes-results';
import type { Beginning } from './start-from';

const fields = ['npi', 'name', 'city', 'state', 'zip'] as const satisfies (keyof NppesSearch)[];

/** Looks organizations up in NPPES, with the results in place. */
export function NppesPanel({
  workspace,
  beginning,
  maySuggest,
  onChoose,
}: Readonly<{
  workspace: string;
  beginning: Beginning;
  maySuggest: boolean;
  /** Takes an organization for the forms below. */
  onChoose: (record: NppesRecord) => void;
}>) {
  const { npi, name, state, zip } = beginning;
  const { values, set } = useFormValues({ npi, name, city: '', state, zip });
  const [answer, setAnswer] = useState<NppesAnswer | null>(null);
  const { isBusy, error, submit } = useSubmit(async () => {
    setAnswer(null);
    const query = new URLSearchParams(values).toString();
    const path = `/workspaces/${workspace}/directory/nppes?${query}`;
    setAnswer(await callApi(NppesAnswerSchema, 'GET', path));
  });
  const refusals = answer?.state === 'refused' ? answer.refusals : [];
  const errorOf = (field: keyof NppesSearch) =>
    error?.field(`query.${field}`) ?? refusals.find((refusal) => refusal.field === field)?.detail;
  return (
    <Card>
      <CardHeader
        title="Look it up in NPPES"
        description={
          <>
            Organizations that bill electronically have an{' '}
            <ClientTerm id="npi" term="NPI">
              NPI
            </ClientTerm>
            .{' '}
            <ClientTerm id="nppes" term="NPPES">
              NPPES
            </ClientTerm>
            , the registry of CMS, knows their legal names and addresses, and now and then a FHIR
            endpoint.
          </>
        }
      />
      <CardBody className="space-y-5">
        <Form onSubmit={submit} noValidate aria-label="NPPES" className="space-y-4">
          <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-6">
            <TextField
              className="lg:col-span-4"
              label="Name begins with"
              value={values.name}
              maxLength={70}
              onChange={set('name')}
              error={errorOf('name')}
              hint="Legal, former or trade name of an organization."
            />
            <TextField
              className="lg:col-span-2"
              label="NPI"
              mono
              inputMode="numeric"
              autoComplete="off"
              value={values.npi}
              maxLength={20}
              onChange={set('npi')}
              error={errorOf('npi')}
              hint="Ten digits; looked up alone."
            />
            <TextField
              className="lg:col-span-2"
              label="City"
              value={values.city}
              maxLength={40}
              onChange={set('city')}
              error={errorOf('city')}
            />
            <TextField
              className="lg:col-span-2"
              label="State"
              value={values.state}
              maxLength={40}
              onChange={set('state')}
              error={errorOf('state')}
            />
            <TextField
              className="lg:col-span-2"
              label="ZIP code"
              inputMode="numeric"
              value={values.zip}
              maxLength={10}
              onChange={set('zip')}
              error={errorOf('zip')}
            />
          </div>
          <FormError error={error} shown={fields.map((field) => `query.${field}`)} />
          <Button type="submit" kind="primary" busy={isBusy}>
            {!isBusy && <Search aria-hidden />} Look up in NPPES
          </Button>
        </Form>
        <div aria-live="polite">
          {isBusy && <p className="text-sm text-muted">NPPES is asked; it may take ten seconds.</p>}
          {answer && (
            <NppesResults
              workspace={workspace}
              answer={answer}
              hasAskedNpi={values.npi.trim() !== ''}
              maySuggest={maySuggest}
              onChoose={onChoose}
            />
          )}
        </div>
      </CardBody>
    </Card>
  );
}
