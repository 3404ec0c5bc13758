'use client';

import { Undo2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import { callApi } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { RequestDetailSchema } from '@/lib/schemas/certificate-request';

/** The button that takes a request back, after asking. `path` is that of the request in the API. */
export function WithdrawRequest({ path }: Readonly<{ path: string }>) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);

  async function withdraw(): Promise<void> {
    await callApi(RequestDetailSchema, 'POST', `${path}/withdraw`);
    toast.success('The request is withdrawn');
    router.refresh();
  }

  return (
    <>
      <Button kind="danger" onClick={() => setOpen(true)}>
        <Undo2 aria-hidden /> Withdraw
      </Button>
      <ConfirmDialog
        open={isOpen}
        onOpenChange={setOpen}
        title="Withdraw this request?"
        confirmLabel="Withdraw"
        onConfirm={withdraw}
      >
        <p>
          Nobody will look at it any more, and it cannot be taken up again. The key is kept, so a
          new request can use it.
        </p>
      </ConfirmDialog>
    </>
  );
}
