'use client';

import { FileKey, OctagonX, RotateCw, Trash2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import * as z from 'zod';
import { callApi } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { ExportDialog } from './export-dialog';
import { RenewDialog } from './renew-dialog';
import { RevokeDialog } from './revoke-dialog';

/** What the role may do with this certificate, and what the certificate allows. */
export interface CertificateMay {
  export: boolean;
  renew: boolean;
  revoke: boolean;
  remove: boolean;
}

/** Export, renewal, revocation and removal of one certificate. */
export function CertificateActions({
  workspace,
  certificate: { id, keyName, fileStem },
  may,
}: Readonly<{
  workspace: string;
  certificate: { id: string; keyName: string; fileStem: string };
  may: CertificateMay;
}>) {
  const router = useRouter();
  const [open, setOpen] = useState<keyof CertificateMay | null>(null);
  const close = () => setOpen(null);
  const api = `/workspaces/${workspace}/certificates/${id}`;
  const root = `/w/${workspace}/certificates`;

  async function remove(): Promise<void> {
    await callApi(z.undefined(), 'DELETE', api);
    toast.success(`The certificate of “${keyName}” is removed. Its key stays.`);
    router.push(root);
  }

  return (
    <>
      {may.export && (
        <Button size="sm" onClick={() => setOpen('export')}>
          <FileKey aria-hidden /> Export PKCS #12
        </Button>
      )}
      {may.renew && (
        <Button size="sm" onClick={() => setOpen('renew')}>
          <RotateCw aria-hidden /> Renew
        </Button>
      )}
      {may.revoke && (
        <Button size="sm" kind="danger" onClick={() => setOpen('revoke')}>
          <OctagonX aria-hidden /> Revoke
        </Button>
      )}
      {may.remove && (
        <Button size="sm" kind="danger" onClick={() => setOpen('remove')}>
          <Trash2 aria-hidden /> Remove
        </Button>
      )}
      {open === 'export' && <ExportDialog api={api} fileName={`${fileStem}.p12`} onClose={close} />}
      {open === 'renew' && <RenewDialog api={api} root={root} onClose={close} />}
      {open === 'revoke' && <RevokeDialog api={api} keyName={keyName} onClose={close} />}
      {open === 'remove' && (
        <ConfirmDialog
          open
          onOpenChange={close}
          title={`Remove the certificate of “${keyName}”?`}
          confirmLabel="Remove"
          onConfirm={remove}
        >
          <p>
            It disappears from this workspace, with its chain. Its key stays. It is not revoked by
            that: who has a copy can go on using it with the key.
          </p>
        </ConfirmDialog>
      )}
    </>
  );
}
