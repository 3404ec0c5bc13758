'use client';

import { toast } from 'sonner';
import { downloadFromApi } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Form } from '@/components/ui/form';
import { FormError } from '@/components/ui/form-error';
import { usePasswordPair } from '@/components/ui/password-pair';
import { useSubmit } from '@/components/ui/use-submit';
import type { KeySummary } from '@/lib/schemas/key';

/** Saves a private key of the vault as a file that a password opens. */
export function ExportKey({
  workspace,
  item,
  onClose,
}: Readonly<{ workspace: string; item: KeySummary; onClose: () => void }>) {
  const pair = usePasswordPair();
  const fileName = `${item.id}.key.pem`;
  const { isBusy, error, submit } = useSubmit(async () => {
    if (!pair.isSame()) return;
    const { password } = pair;
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
        {pair.fields(error?.field('password'))}
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
