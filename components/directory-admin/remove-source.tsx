'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import * as z from 'zod';
import { callApi } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import type { SourceView } from '@/lib/schemas/directory-source';

/** Removes a source that says nothing. */
export function RemoveSource({ source }: Readonly<{ source: SourceView }>) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button kind="danger" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        Remove
      </Button>
      <ConfirmDialog
        open={isOpen}
        onOpenChange={setOpen}
        title={`Remove “${source.name}”`}
        confirmLabel="Remove it"
        onConfirm={async () => {
          const path = `/admin/directory/sources/${encodeURIComponent(source.id)}`;
          await callApi(z.undefined(), 'DELETE', path);
          toast.success(`“${source.name}” was removed`);
          router.push('/admin/directory');
          router.refresh();
        }}
      >
        <p>The directory has nothing from it. Its readings and their reports are removed too.</p>
      </ConfirmDialog>
    </>
  );
}
