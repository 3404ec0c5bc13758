'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import * as z from 'zod';
import { callApi } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';

/**
 * Takes back what the workspace wrote: restores a built-in profile, or removes one of its own.
 *
 * @param api address of the profile below `/api/v1`
 * @param root address of the list, where one goes after a removal
 */
export function RestoreProfile({
  api,
  root,
  name,
  isOwn,
}: Readonly<{ api: string; root: string; name: string; isOwn: boolean }>) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const label = isOwn ? 'Remove' : 'Restore';
  return (
    <>
      <Button kind="danger" onClick={() => setOpen(true)}>
        {label}
      </Button>
      <ConfirmDialog
        open={isOpen}
        onOpenChange={setOpen}
        title={`${label} “${name}”`}
        confirmLabel={isOwn ? 'Remove it' : 'Restore it'}
        onConfirm={async () => {
          await callApi(z.undefined(), 'DELETE', api);
          toast.success(isOwn ? `${name} is removed` : `${name} is as it came with the portal`);
          if (isOwn) router.push(root);
          router.refresh();
        }}
      >
        <p>
          {isOwn
            ? 'What it says is lost. Holders that it was for are judged by the profile that fits them then. While registrations were made by it, it stays.'
            : 'The changes of this workspace are lost, and it is again as it came with the portal. Registrations keep what they have.'}
        </p>
      </ConfirmDialog>
    </>
  );
}
