'use client';

import { useState } from 'react';
import { toast } from 'sonner';
import { downloadFromApi } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Form } from '@/components/ui/form';
import { FormError } from '@/components/ui/form-error';
import { PasswordField } from '@/components/ui/password-field';
import { useSubmit } from '@/components/ui/use-submit';
import type { KeySummary } from '@/lib/schemas/key';

/** Saves a private key of the vault as a file that a password opens. */
export function ExportKey({
  workspace,
  item,
  onClose,
}: Readonly<{ workspace: string; item: KeySummary; onClose: () => void }>) {
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [mismatch, setMismatch] = useState<string>();
  const fileName = `${item.id}.key.pem`;
  const { isBusy, error, submit } = useSubmit(async () => {
    if (password !== again) {
      setMismatch('This is not what you typed above. Type the same password in both.');
      return;
    }
    const path = `/workspaces/${workspace}/keys/${item.id}/export`;
    await downloadFromApi(path, { password }, fileName);
    toast.success(`Saved as ${fileName}`);
    onClose();
  });
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`Export “${item.name}”`}
      description="The private key as PEM (PKCS #8, AES-256). Whoever has the file and the password can sign as your app. The export is written into the audit log."
    >
      <Form onSubmit={submit} noValidate className="space-y-4">
        <PasswordField
          label="Password of the file"
          autoComplete="new-password"
          maxLength={200}
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          error={error?.field('password')}
          hint="8 characters at least. It is not kept: without it the file cannot be opened."
        />
        <PasswordField
          label="Password again"
          autoComplete="new-password"
          maxLength={200}
          value={again}
          onChange={(event) => {
            setAgain(event.target.value);
            setMismatch(undefined);
          }}
          error={mismatch}
        />
        <FormError error={error} shown={['password']} />
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>Close</Button>
          <Button type="submit" kind="primary" busy={isBusy}>
            Export
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
