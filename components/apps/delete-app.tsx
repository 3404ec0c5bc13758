'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import * as z from 'zod';
import { callApi } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import type { App } from '@/lib/schemas/app';

/** Deletes an app after its name was typed. */
export function DeleteApp({ workspace, app }: Readonly<{ workspace: string; app: App }>) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  return (
    <Card>
      <CardHeader
        title="Delete this app"
        description="Its page and its JWK Set are gone with it. Not while it is registered at a holder or waits for one."
      />
      <CardBody>
        <Button kind="danger" aria-haspopup="dialog" onClick={() => setOpen(true)}>
          Delete …
        </Button>
        <ConfirmDialog
          open={isOpen}
          onOpenChange={setOpen}
          title={`Delete “${app.name}”`}
          confirmLabel="Delete it"
          typed={app.name}
          onConfirm={async () => {
            await callApi(z.undefined(), 'DELETE', `/workspaces/${workspace}/apps/${app.id}`);
            toast.success(`Deleted: ${app.name}`);
            router.push(`/w/${workspace}/apps`);
            router.refresh();
          }}
        >
          <p>
            Holders that fetch its keys find nothing any more. Keys and certificates of the
            workspace stay, and so does the audit log.
          </p>
        </ConfirmDialog>
      </CardBody>
    </Card>
  );
}
