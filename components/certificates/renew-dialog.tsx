'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import { callApi } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { SelectField } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { FormError } from '@/components/ui/form-error';
import { useSubmit } from '@/components/ui/use-submit';
import { CertificateSummarySchema } from '@/lib/schemas/certificate';

const hints = {
  same: 'Nothing else has to change: who has the public key keeps it.',
  new: 'A key of the same kind is made in the vault. Choose this when the old one was used for long or may be known to others.',
} as const;

/** Has the sandbox’s CA issue a certificate again, and goes to the new one. */
export function RenewDialog({
  api,
  root,
  onClose,
}: Readonly<{ api: string; root: string; onClose: () => void }>) {
  const router = useRouter();
  const [key, setKey] = useState<keyof typeof hints>('same');
  const { isBusy, error, submit } = useSubmit(async () => {
    const body = { withNewKey: key === 'new' };
    const renewed = await callApi(CertificateSummarySchema, 'POST', `${api}/renew`, body);
    toast.success('Renewed. This is the new certificate.');
    onClose();
    router.push(`${root}/${renewed.id}`);
    router.refresh();
  });

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Renew this certificate"
      description="The CA of the sandbox issues a new one with the same subject and the same URI. Registrations hold on, because they are bound to the URI. The old certificate stays valid until it expires or is revoked."
    >
      <Form onSubmit={submit} noValidate className="space-y-4">
        <SelectField
          label="Key"
          value={key}
          onChange={(event) => setKey(event.target.value as keyof typeof hints)}
          error={error?.field('withNewKey')}
          hint={hints[key]}
        >
          <option value="same">the same key</option>
          <option value="new">a new key in the vault</option>
        </SelectField>
        <FormError error={error} shown={['withNewKey']} />
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>Close</Button>
          <Button type="submit" kind="primary" busy={isBusy}>
            Renew
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
