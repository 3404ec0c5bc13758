'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import { callApi } from '@/components/api-client';
import { custodyWords } from '@/components/keys/key-words';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { SelectField } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { FormError } from '@/components/ui/form-error';
import { useSubmit } from '@/components/ui/use-submit';
import { AppKeySchema } from '@/lib/schemas/app';
import type { KeySummary } from '@/lib/schemas/key';

/** Puts a key that the workspace has into the set. `keys` are those that can be. */
export function PublishKey({
  api,
  workspace,
  keys,
}: Readonly<{ api: string; workspace: string; keys: readonly KeySummary[] }>) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [chosen, setChosen] = useState('');
  const keyId = keys.some(({ id }) => id === chosen) ? chosen : (keys[0]?.id ?? '');
  const { isBusy, error, submit, clear } = useSubmit(async () => {
    const key = await callApi(AppKeySchema, 'POST', `${api}/keys`, { keyId });
    toast.success(
      key.state === 'signing' ? `${key.keyName} signs now` : `${key.keyName} is in the set`,
    );
    setOpen(false);
    router.refresh();
  });
  return (
    <>
      <Button aria-haspopup="dialog" onClick={() => setOpen(true)}>
        Publish a key …
      </Button>
      <Dialog
        open={isOpen}
        onOpenChange={(open) => {
          clear();
          setOpen(open);
        }}
        title="Publish a key of the workspace"
        description="Its public half goes into the JWK Set, where everybody can read it."
      >
        {keys.length === 0 ? (
          <p className="text-sm text-muted">
            The workspace has no key that could be published: those in the vault and in browsers
            can, each once.{' '}
            <Link
              href={`/w/${workspace}/certificates/keys`}
              className="text-accent underline underline-offset-2"
            >
              Make one
            </Link>
            , or rotate, which makes one for this app.
          </p>
        ) : (
          <Form onSubmit={submit} noValidate className="space-y-4">
            <SelectField
              label="Key"
              value={keyId}
              onChange={(event) => setChosen(event.target.value)}
              error={error?.field('keyId')}
              hint="SMART servers have to take RS384 and ES384. Others they may refuse."
            >
              {keys.map((key) => (
                <option key={key.id} value={key.id}>
                  {key.name} ({key.algorithm}, {custodyWords[key.custody].toLowerCase()})
                </option>
              ))}
            </SelectField>
            <FormError error={error} shown={['keyId']} />
            <div className="flex flex-wrap justify-end gap-2">
              <Button onClick={() => setOpen(false)}>Close</Button>
              <Button type="submit" kind="primary" busy={isBusy}>
                Publish it
              </Button>
            </div>
          </Form>
        )}
      </Dialog>
    </>
  );
}
