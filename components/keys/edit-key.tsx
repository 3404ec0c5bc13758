'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import { callApi } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { TextField } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { FormError } from '@/components/ui/form-error';
import { useSubmit } from '@/components/ui/use-submit';
import { KeySummarySchema, type KeySummary } from '@/lib/schemas/key';

/** Changes the name of a key, and when it is to be replaced. */
export function EditKey({
  workspace,
  item,
  onClose,
}: Readonly<{ workspace: string; item: KeySummary; onClose: () => void }>) {
  const router = useRouter();
  const [name, setName] = useState(item.name);
  const [day, setDay] = useState(item.replaceBy?.slice(0, 10) ?? '');
  const { isBusy, error, submit } = useSubmit(async () => {
    await callApi(KeySummarySchema, 'PATCH', `/workspaces/${workspace}/keys/${item.id}`, {
      name,
      replaceBy: day === '' ? null : new Date(`${day}T00:00:00Z`).toISOString(),
    });
    toast.success('Saved');
    onClose();
    router.refresh();
  });
  return (
    <Dialog open onOpenChange={onClose} title={`Key “${item.name}”`}>
      <Form onSubmit={submit} noValidate className="space-y-4">
        <TextField
          label="Name"
          value={name}
          maxLength={80}
          autoComplete="off"
          onChange={(event) => setName(event.target.value)}
          error={error?.field('name')}
        />
        <TextField
          label="Replace by"
          type="date"
          value={day}
          onChange={(event) => setDay(event.target.value)}
          error={error?.field('replaceBy')}
          hint="The radar reminds you. Empty: never."
        />
        <FormError error={error} shown={['name', 'replaceBy']} />
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>Close</Button>
          <Button type="submit" kind="primary" busy={isBusy}>
            Save
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
