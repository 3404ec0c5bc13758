'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import * as z from 'zod';
import { callApi } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';

/** Stops trusting a community. */
export function RemoveCommunity({
  api,
  root,
  name,
}: Readonly<{ api: string; root: string; name: string }>) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button kind="danger" onClick={() => setOpen(true)}>
        Remove
      </Button>
      <ConfirmDialog
        open={isOpen}
        onOpenChange={setOpen}
        title={`Stop trusting “${name}”`}
        confirmLabel="Stop trusting it"
        onConfirm={async () => {
          await callApi(z.undefined(), 'DELETE', api);
          toast.success(`${name} is not trusted any more`);
          router.push(root);
          router.refresh();
        }}
      >
        <p>
          Holders and certificates of this community fail the path validation from now on.
          Certificates and registrations stay where they are.
        </p>
      </ConfirmDialog>
    </>
  );
}
