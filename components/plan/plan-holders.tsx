'use client';

import { useState } from 'react';
import * as z from 'zod';
import { callApi } from '@/components/api-client';
import { HolderSearch } from '@/components/guide/holder-search';
import { Button } from '@/components/ui/button';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { TextField } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { FormError } from '@/components/ui/form-error';
import { useSubmit } from '@/components/ui/use-submit';
import { ChecklistSchema, type Checklist } from '@/lib/schemas/checklist';

/** The holders of a plan: those that it has, and a form for one more. */
export function PlanHolders({
  workspace,
  api,
  plan,
  mayManage,
  onSaved,
}: Readonly<{
  workspace: string;
  api: string;
  plan: Checklist;
  mayManage: boolean;
  onSaved: (plan: Checklist) => void;
}>) {
  const [holder, setHolder] = useState('');
  const adding = useSubmit(async () => {
    onSaved(await callApi(ChecklistSchema, 'POST', `${api}/holders`, { holder: holder.trim() }));
    setHolder('');
  });
  const taking = useSubmit(async (baseUrl: string, name: string) => {
    const body = { holder: baseUrl, name: name.slice(0, 200) };
    onSaved(await callApi(ChecklistSchema, 'POST', `${api}/holders`, body));
  });
  const removing = useSubmit(async (baseUrl: string) => {
    await callApi(z.undefined(), 'DELETE', `${api}/holders?holder=${encodeURIComponent(baseUrl)}`);
    onSaved(await callApi(ChecklistSchema, 'GET', `${api}/items`));
  });
  return (
    <Card className="print:hidden">
      <CardHeader
        title="Data holders in this plan"
        description="Every holder has items of its own. Those with a registration are here by themselves."
      />
      <CardBody className="space-y-4">
        {plan.holders.length > 0 && (
          <ul className="space-y-2">
            {plan.holders.map(({ baseUrl, name, isRemovable }) => (
              <li key={baseUrl} className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <span className="min-w-0 flex-1 basis-56">
                  <span className="font-medium">{name}</span>{' '}
                  <span className="font-mono text-xs break-all text-muted">{baseUrl}</span>
                </span>
                {mayManage && isRemovable && (
                  <Button
                    size="sm"
                    busy={removing.isBusy}
                    onClick={() => void removing.submit(baseUrl)}
                  >
                    Take out<span className="sr-only"> {name}</span>
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
        <FormError error={removing.error} />
        {mayManage && (
          <>
            <HolderSearch
              workspace={workspace}
              chosen={plan.holders.map(({ baseUrl }) => baseUrl)}
              onAdd={(baseUrl, name) => void taking.submit(baseUrl, name)}
            />
            <FormError error={taking.error} />
          </>
        )}
        {mayManage && (
          <Form onSubmit={adding.submit} noValidate className="flex flex-wrap items-end gap-2">
            <TextField
              label="Or give its address"
              mono
              className="min-w-0 flex-1 basis-64"
              placeholder="https://fhir.example.org/r4"
              autoCapitalize="none"
              spellCheck={false}
              value={holder}
              onChange={(event) => setHolder(event.target.value)}
              error={adding.error?.field('holder')}
              hint="FHIR base URL, as the holder tells it, or harbor for the sandbox."
            />
            <Button type="submit" busy={adding.isBusy} disabled={holder.trim() === ''}>
              Add
            </Button>
            <FormError error={adding.error} shown={['holder']} />
          </Form>
        )}
      </CardBody>
    </Card>
  );
}
