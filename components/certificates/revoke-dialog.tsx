'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import { callApi } from '@/components/api-client';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { SelectField } from '@/components/ui/field';
import { CertificateDetailSchema, type RevocationReasonName } from '@/lib/schemas/certificate';
import { revocationWords } from './revocation-words';

/** Asks why, and has the sandbox’s CA revoke a certificate. */
export function RevokeDialog({
  api,
  keyName,
  onClose,
}: Readonly<{ api: string; keyName: string; onClose: () => void }>) {
  const router = useRouter();
  const [reason, setReason] = useState<RevocationReasonName>('superseded');

  async function revoke(): Promise<void> {
    await callApi(CertificateDetailSchema, 'POST', `${api}/revoke`, { reason });
    toast.success('Revoked. The list and the OCSP answers of the CA say so now.');
    router.refresh();
  }

  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={`Revoke the certificate of “${keyName}”?`}
      confirmLabel="Revoke"
      onConfirm={revoke}
    >
      <p>
        Holders that look revocation up refuse it from their next look on. This cannot be undone; a
        renewed certificate is the way back.
      </p>
      <SelectField
        label="Reason"
        className="text-ink"
        value={reason}
        onChange={(event) => setReason(event.target.value as RevocationReasonName)}
        hint={`The revocation list of the CA names it: ${reason}.`}
      >
        {Object.entries(revocationWords).map(([name, words]) => (
          <option key={name} value={name}>
            {words}
          </option>
        ))}
      </SelectField>
    </ConfirmDialog>
  );
}
