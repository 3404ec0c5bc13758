'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { callApi } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { TextField } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { FormError } from '@/components/ui/form-error';
import { useSubmit } from '@/components/ui/use-submit';
import { DuplicatePairSchema } from '@/lib/schemas/directory-duplicate';

const fields = [
  { key: 'firstId', label: 'First id' },
  { key: 'secondId', label: 'Second id' },
] as const;

/** Leads to two organizations or endpoints side by side, by their ids. */
export function NamePairForm() {
  const router = useRouter();
  const [ids, setIds] = useState({ firstId: '', secondId: '' });
  const { isBusy, error, submit } = useSubmit(async () => {
    const pair = await callApi(DuplicatePairSchema, 'POST', '/admin/directory/duplicates', ids);
    router.push(`/admin/directory/duplicates/${pair.id}`);
  });
  return (
    <Form onSubmit={submit} noValidate className="space-y-3">
      <div className="grid gap-3 sm:grid-cols-2">
        {fields.map(({ key, label }) => (
          <TextField
            key={key}
            label={label}
            mono
            required
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            placeholder="org_… or ep_…"
            value={ids[key]}
            onChange={(event) => setIds((before) => ({ ...before, [key]: event.target.value }))}
            error={error?.field(key)}
          />
        ))}
      </div>
      <FormError error={error} shown={fields.map(({ key }) => key)} />
      <Button type="submit" busy={isBusy}>
        Look at the two
      </Button>
    </Form>
  );
}
