'use client';

import { useState } from 'react';
import { callApi } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { TextAreaField, TextField } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { FormError } from '@/components/ui/form-error';
import { useSubmit } from '@/components/ui/use-submit';
import type { GrantType } from '@/lib/protocol/registration/client-metadata';
import { CertificationSchema } from '@/lib/schemas/statement';

/** The app declares something of itself, signed with the key of its certificate. */
export function DeclareForm({
  workspace,
  appId,
  grantType,
  certificateId,
  isDisabled,
  onDeclared,
}: Readonly<{
  workspace: string;
  appId: string;
  grantType: GrantType;
  certificateId: string | null;
  isDisabled: boolean;
  onDeclared: (certification: string) => void;
}>) {
  const [isOpen, setOpen] = useState(false);
  const [name, setName] = useState('');
  const [uris, setUris] = useState('');
  const { isBusy, error, submit, clear } = useSubmit(async () => {
    const path = `/workspaces/${workspace}/statements/certification`;
    const { certification } = await callApi(CertificationSchema, 'POST', path, {
      kind: 'self',
      appId,
      grantType,
      certificateId,
      ...(name.trim() === '' ? {} : { name }),
      uris: uris.split(/\s+/).filter(Boolean),
    });
    onDeclared(certification);
    change(false);
  });
  function change(open: boolean): void {
    clear();
    setOpen(open);
  }
  return (
    <>
      <Button
        size="sm"
        aria-haspopup="dialog"
        disabled={isDisabled || certificateId === null}
        title={
          certificateId === null ? 'It is signed with a certificate: get one first.' : undefined
        }
        onClick={() => change(true)}
      >
        Declare something …
      </Button>
      <Dialog
        open={isOpen}
        onOpenChange={change}
        title="Declare something of the app"
        description="Signed with the key of the app’s certificate. It is worth what the holder thinks the app’s own word is worth."
      >
        <Form onSubmit={submit} noValidate className="space-y-4">
          <TextField
            label="What is declared"
            value={name}
            onChange={(event) => setName(event.target.value)}
            placeholder="Code of conduct"
            error={error?.field('name')}
          />
          <TextAreaField
            label="As URIs"
            mono
            rows={2}
            value={uris}
            onChange={(event) => setUris(event.target.value)}
            hint="One a line: what holders compare."
            error={error?.field('uris') ?? error?.field('uris.0')}
          />
          <FormError error={error} shown={['name', 'uris', 'uris.0']} />
          <div className="flex flex-wrap justify-end gap-2">
            <Button onClick={() => change(false)}>Close</Button>
            <Button type="submit" kind="primary" busy={isBusy}>
              Sign and attach
            </Button>
          </div>
        </Form>
      </Dialog>
    </>
  );
}
