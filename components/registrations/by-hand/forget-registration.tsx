'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import * as z from 'zod';
import { callApi } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import type { RegistrationDetail } from '@/lib/schemas/registration';

/** Asks, then removes our record of a registration. */
export function ForgetRegistration({
  workspace,
  registration,
}: Readonly<{ workspace: string; registration: RegistrationDetail }>) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const isActive = registration.status === 'active' || registration.status === 'expired';
  async function forget(): Promise<void> {
    const path = `/workspaces/${workspace}/registrations/${registration.id}`;
    await callApi(z.unknown(), 'DELETE', `${path}${isActive ? '?force=true' : ''}`);
    router.push(`/w/${workspace}/registrations`);
    router.refresh();
  }
  return (
    <>
      <Button kind="ghost" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        Forget it here …
      </Button>
      <ConfirmDialog
        open={isOpen}
        onOpenChange={setOpen}
        title="Forget this registration"
        confirmLabel="Forget it here"
        onConfirm={forget}
        {...(isActive ? { typed: registration.clientId ?? registration.appName } : {})}
      >
        <p>
          The record is removed with its revisions, files and secret.{' '}
          <strong>The holder is not told.</strong>
        </p>
        {isActive && (
          <p>
            The holder still knows this client. Cancel it instead, unless the holder has forgotten
            it already or refuses to cancel it.
          </p>
        )}
      </ConfirmDialog>
    </>
  );
}
