'use client';

import { Trash2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import * as z from 'zod';
import { callApi } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';

/** Deletes an environment, which cannot be undone: nobody can read its secrets back. */
export function DeleteEnvironment({
  workspace,
  id,
  name,
}: Readonly<{ workspace: string; id: string; name: string }>) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button kind="danger" onClick={() => setOpen(true)}>
        <Trash2 aria-hidden /> Delete
      </Button>
      <ConfirmDialog
        open={isOpen}
        onOpenChange={setOpen}
        title={`Delete “${name}”?`}
        confirmLabel="Delete the environment"
        onConfirm={async () => {
          await callApi(z.undefined(), 'DELETE', `/workspaces/${workspace}/environments/${id}`);
          toast.success(`Deleted: ${name}`);
          router.push(`/w/${workspace}/console/environments`);
          router.refresh();
        }}
      >
        <p>
          Its variables and secrets go with it and cannot be brought back. Requests that use them
          stay; they say which variable is missing until another environment is chosen.
        </p>
      </ConfirmDialog>
    </>
  );
}
