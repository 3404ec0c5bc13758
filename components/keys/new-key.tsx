'use client';

import { KeyRound } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import { callApi } from '@/components/api-client';
import { RadioCards } from '@/components/requests/radio-cards';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { SelectField, TextField } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { FormError } from '@/components/ui/form-error';
import { useSubmit } from '@/components/ui/use-submit';
import { KeySummarySchema, type KeyKind } from '@/lib/schemas/key';
import { registerKeyOfBrowser } from './register-key';
import { kindOptions } from './key-words';

const custodies = [
  {
    value: 'vault',
    title: 'In the vault',
    description:
      'The portal signs for you, also for scripts. Sealed at rest; admins can export it.',
  },
  {
    value: 'browser',
    title: 'In this browser',
    description:
      'Made here, cannot be exported, not even by you. Signs when this browser is open. If its data is cleared, the key is gone.',
  },
] as const;

/** Makes a key: in the vault, or in this browser. */
export function NewKey({ workspace }: Readonly<{ workspace: string }>) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [custody, setCustody] = useState<'vault' | 'browser'>('vault');
  const [kind, setKind] = useState<KeyKind>('rsa-2048');
  const [name, setName] = useState('');
  const { isBusy, error, submit, clear } = useSubmit(async () => {
    const path = `/workspaces/${workspace}/keys`;
    if (custody === 'vault') {
      await callApi(KeySummarySchema, 'POST', path, { custody, name, kind });
    } else {
      await registerKeyOfBrowser(workspace, { name, kind });
    }
    toast.success(custody === 'vault' ? 'The key is in the vault' : 'The key is in this browser');
    setName('');
    setOpen(false);
    router.refresh();
  });
  return (
    <>
      <Button kind="primary" onClick={() => setOpen(true)}>
        <KeyRound aria-hidden />
        New key
      </Button>
      <Dialog
        open={isOpen}
        onOpenChange={(open) => {
          clear();
          setOpen(open);
        }}
        title="New key"
        description="A key signs what your app sends. A certificate says whose it is."
      >
        <Form onSubmit={submit} noValidate className="space-y-4">
          <RadioCards
            legend="Where it lives"
            options={custodies}
            value={custody}
            onChange={setCustody}
          />
          <TextField
            label="Name"
            value={name}
            maxLength={80}
            autoComplete="off"
            onChange={(event) => setName(event.target.value)}
            error={error?.field('name')}
            hint="For people, for example the app and the year."
          />
          <SelectField
            label="Kind"
            value={kind}
            onChange={(event) => setKind(event.target.value as KeyKind)}
            error={error?.field('kind')}
          >
            {kindOptions.map((option) => (
              <option key={option.kind} value={option.kind}>
                {option.label}
              </option>
            ))}
          </SelectField>
          <FormError error={error} shown={['name', 'kind']} />
          <div className="flex flex-wrap justify-end gap-2">
            <Button onClick={() => setOpen(false)}>Close</Button>
            <Button type="submit" kind="primary" busy={isBusy}>
              Make it
            </Button>
          </div>
        </Form>
      </Dialog>
    </>
  );
}
