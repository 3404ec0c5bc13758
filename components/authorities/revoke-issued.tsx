'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import { callApi } from '@/components/api-client';
import { revocationWords } from '@/components/certificates/revocation-words';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { SelectField } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { FormError } from '@/components/ui/form-error';
import { useSubmit } from '@/components/ui/use-submit';
import { CertificationAuthoritySchema } from '@/lib/schemas/authority';
import type { RevocationReasonName } from '@/lib/schemas/certificate';

/** Revokes a certificate that the sandbox issued, with a reason. */
export function RevokeIssued({
  serialNumber,
  name,
}: Readonly<{ serialNumber: string; name: string }>) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState<RevocationReasonName>('unspecified');
  const revoke = useSubmit(async () => {
    const path = `/admin/ca/certificates/${serialNumber}/revoke`;
    await callApi(CertificationAuthoritySchema, 'POST', path, { reason });
    setOpen(false);
    toast.success(`Revoked: ${name}`);
    router.refresh();
  });
  return (
    <>
      <Button size="sm" kind="danger" onClick={() => setOpen(true)}>
        Revoke<span className="sr-only"> {name}</span>
      </Button>
      <Dialog
        open={isOpen}
        onOpenChange={setOpen}
        title="Revoke this certificate"
        description="The list and OCSP say so from the next request on. It cannot be taken back."
      >
        <Form onSubmit={revoke.submit} className="space-y-4">
          <p className="text-sm break-words">{name}</p>
          <SelectField
            label="Reason"
            value={reason}
            onChange={(event) => setReason(event.target.value as RevocationReasonName)}
            hint={`The list and OCSP name it: ${reason}.`}
          >
            {Object.entries(revocationWords).map(([option, words]) => (
              <option key={option} value={option}>
                {words}
              </option>
            ))}
          </SelectField>
          <FormError error={revoke.error} />
          <div className="flex justify-end gap-2">
            <Button onClick={() => setOpen(false)}>Keep it</Button>
            <Button type="submit" kind="danger" busy={revoke.isBusy}>
              Revoke
            </Button>
          </div>
        </Form>
      </Dialog>
    </>
  );
}
