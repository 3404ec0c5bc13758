'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { callApi } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import type { RegistrationSummary } from '@/lib/schemas/registration';
import { RunSchema } from '@/lib/schemas/run';

/** Asks, then has the registration ended at the holder and opens the run that does it. */
export function CancelRegistration({
  workspace,
  registration,
}: Readonly<{ workspace: string; registration: RegistrationSummary }>) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const isUdap = registration.method === 'udap';
  async function cancel(): Promise<void> {
    const path = `/workspaces/${workspace}/registrations/${registration.id}/cancel`;
    const run = await callApi(RunSchema, 'POST', path);
    router.push(`/w/${workspace}/runs/${run.id}`);
  }
  return (
    <>
      <Button kind="danger" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        Cancel registration …
      </Button>
      <ConfirmDialog
        open={isOpen}
        onOpenChange={setOpen}
        title={`Cancel the registration of “${registration.appName}”`}
        confirmLabel="Cancel it at the holder"
        onConfirm={cancel}
      >
        <p>
          {isUdap
            ? 'A statement with empty grant_types is signed and sent to '
            : 'A DELETE (RFC 7592) is sent to the client configuration endpoint below '}
          <span className="font-mono text-xs break-all">{registration.registrationEndpoint}</span>.
          The holder then forgets the client_id {registration.clientId} and the tokens that it gave
          to it.
        </p>
        <p>
          To use this holder again, the app registers again and may get another client_id. You see
          the answer of the holder next; until it confirms, the registration stays active.
        </p>
      </ConfirmDialog>
    </>
  );
}
