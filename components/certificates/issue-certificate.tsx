'use client';

import { BadgePlus } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { IssueForm, type CertifiableClient, type ExistingKey } from './issue-form';

/** The button that has the sandbox’s certification authority issue a certificate, and its form. */
export function IssueCertificate({
  workspace,
  keys,
  clients,
  initialClient = null,
}: Readonly<{
  workspace: string;
  keys: readonly ExistingKey[];
  clients: readonly CertifiableClient[];
  initialClient?: CertifiableClient | null;
}>) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button kind="primary" onClick={() => setOpen(true)}>
        <BadgePlus aria-hidden /> Issue a certificate
      </Button>
      <Dialog
        open={isOpen}
        onOpenChange={setOpen}
        title="Issue a certificate"
        description="The sandbox’s certification authority certifies a key for your app at once. It is trusted by the holders of the sandbox, and by nobody else."
      >
        <IssueForm
          workspace={workspace}
          keys={keys}
          clients={clients}
          initialClient={initialClient}
          onClose={() => setOpen(false)}
        />
      </Dialog>
    </>
  );
}
