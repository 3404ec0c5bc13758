'use client';

import { KeyRound, RefreshCw } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import { callApi } from '@/components/api-client';
import { RadioCards } from '@/components/requests/radio-cards';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { TextField } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { FormError } from '@/components/ui/form-error';
import { useSubmit } from '@/components/ui/use-submit';
import { AppKeySchema, type RotateKeys as Wanted } from '@/lib/schemas/app';

const algorithms = [
  { value: 'ES384', title: 'ES384', description: 'EC P-384: small and quick.' },
  { value: 'RS384', title: 'RS384', description: 'RSA, 3072 bits: for holders that ask for RSA.' },
] as const;

/** Makes a new key in the vault and publishes it. `isFirst`: there is none in the set yet. */
export function RotateKeys({ api, isFirst }: Readonly<{ api: string; isFirst: boolean }>) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [algorithm, setAlgorithm] = useState<Wanted['algorithm']>('ES384');
  const [name, setName] = useState('');
  const { isBusy, error, submit, clear } = useSubmit(async () => {
    const wanted = { algorithm, ...(name.trim() === '' ? {} : { name }) };
    const key = await callApi(AppKeySchema, 'POST', `${api}/keys/rotate`, wanted);
    toast.success(
      key.state === 'signing' ? `${key.keyName} signs now` : `${key.keyName} is in the set`,
    );
    setName('');
    setOpen(false);
    router.refresh();
  });
  return (
    <>
      <Button kind="primary" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {isFirst ? <KeyRound aria-hidden /> : <RefreshCw aria-hidden />}
        {isFirst ? 'Make the first key …' : 'Rotate …'}
      </Button>
      <Dialog
        open={isOpen}
        onOpenChange={(open) => {
          clear();
          setOpen(open);
        }}
        title={isFirst ? 'Make the first key' : 'Rotate the keys'}
        description={
          isFirst
            ? 'A new key in the vault, published in the JWK Set. It signs at once.'
            : 'A new key in the vault, published in the JWK Set. It signs in an hour, when no copy of the set without it is left. The one that signs now stays until you withdraw it.'
        }
      >
        <Form onSubmit={submit} noValidate className="space-y-4">
          <RadioCards
            legend="Algorithm"
            options={algorithms}
            value={algorithm}
            onChange={setAlgorithm}
            error={error?.field('algorithm')}
          />
          <TextField
            label="Name of the key"
            value={name}
            maxLength={80}
            autoComplete="off"
            onChange={(event) => setName(event.target.value)}
            error={error?.field('name')}
            hint="Left empty: the name of the app with the algorithm and the day."
          />
          <FormError error={error} shown={['algorithm', 'name']} />
          <div className="flex flex-wrap justify-end gap-2">
            <Button onClick={() => setOpen(false)}>Close</Button>
            <Button type="submit" kind="primary" busy={isBusy}>
              Make and publish it
            </Button>
          </div>
        </Form>
      </Dialog>
    </>
  );
}
