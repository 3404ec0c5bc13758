'use client';

import { useState } from 'react';
import { toast } from 'sonner';
import { downloadFromApi } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { SelectField } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { FormError } from '@/components/ui/form-error';
import { usePasswordPair } from '@/components/ui/password-pair';
import { useSubmit } from '@/components/ui/use-submit';

const hints = {
  modern: 'AES-256 and SHA-256: what software of the last ten years opens.',
  legacy:
    'Triple DES and SHA-1, for old software that cannot open the other one. It protects the key badly: pass the file on by a safe way and delete it afterwards.',
} as const;

/** Asks for a password and saves certificate, chain and private key as one PKCS #12 file. */
export function ExportDialog({
  api,
  fileName,
  onClose,
}: Readonly<{ api: string; fileName: string; onClose: () => void }>) {
  const pair = usePasswordPair();
  const [encryption, setEncryption] = useState<keyof typeof hints>('modern');
  const { isBusy, error, submit } = useSubmit(async () => {
    if (!pair.isSame()) return;
    const { password } = pair;
    await downloadFromApi(`${api}/pkcs12`, { password, encryption }, fileName);
    toast.success(`Saved as ${fileName}`);
    onClose();
  });

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Export as PKCS #12"
      description="One file with the certificate, its chain and the private key. Whoever has the file and the password can act as your app. The export is written into the audit log."
    >
      <Form onSubmit={submit} noValidate className="space-y-4">
        {pair.fields(error?.field('password'))}
        <SelectField
          label="Encryption"
          value={encryption}
          onChange={(event) => setEncryption(event.target.value as keyof typeof hints)}
          error={error?.field('encryption')}
          hint={hints[encryption]}
        >
          <option value="modern">modern</option>
          <option value="legacy">legacy</option>
        </SelectField>
        <FormError error={error} shown={['password', 'encryption']} />
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
