'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import * as z from 'zod';
import { callApi } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { CodeBlock } from '@/components/ui/code-block';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { FormError } from '@/components/ui/form-error';
import { useSubmit } from '@/components/ui/use-submit';
import { NewCalendarSchema } from '@/lib/schemas/radar';

/** Makes the secret address of the calendar, shows it once, and takes it back. */
export function CalendarPanel({
  slug,
  hasCalendar,
}: Readonly<{ slug: string; hasCalendar: boolean }>) {
  const router = useRouter();
  const [address, setAddress] = useState<string | null>(null);
  const [asking, setAsking] = useState<'replace' | 'remove' | null>(null);
  const path = `/workspaces/${slug}/calendar`;

  async function make(): Promise<void> {
    setAddress((await callApi(NewCalendarSchema, 'POST', path)).url);
    router.refresh();
  }
  async function remove(): Promise<void> {
    await callApi(z.undefined(), 'DELETE', path);
    setAddress(null);
    toast.success('The address of the calendar works no more');
    router.refresh();
  }
  const { isBusy, error, submit } = useSubmit(make);

  return (
    <Card>
      <CardHeader
        title="Calendar"
        description="What ends as a calendar to subscribe to: one event of a whole day for each thing, with a reminder seven days before. Whoever has the address can read it."
      />
      <CardBody className="space-y-4">
        {address !== null && (
          <Callout tone="pass" title="This is the address. Copy it now: it is shown this once.">
            <CodeBlock
              code={address}
              label="address of the calendar"
              wrap
              className="mt-2 bg-surface"
            />
          </Callout>
        )}
        {hasCalendar ? (
          <div className="flex flex-wrap items-center gap-2">
            <p className="min-w-0 flex-1 basis-60 text-sm text-muted">
              There is an address. It cannot be shown again; make a new one when it is lost or known
              to too many.
            </p>
            <Button onClick={() => setAsking('replace')}>Make a new address</Button>
            <Button kind="danger" onClick={() => setAsking('remove')}>
              Remove the address
            </Button>
          </div>
        ) : (
          <Button kind="primary" busy={isBusy} onClick={() => void submit()}>
            Make an address
          </Button>
        )}
        <FormError error={error} />
      </CardBody>
      {asking && (
        <ConfirmDialog
          open
          onOpenChange={() => setAsking(null)}
          title={asking === 'replace' ? 'Make a new address?' : 'Remove the address?'}
          confirmLabel={asking === 'replace' ? 'Make a new one' : 'Remove'}
          onConfirm={asking === 'replace' ? make : remove}
        >
          <p>Calendars that subscribe to the address of now are not updated any more.</p>
        </ConfirmDialog>
      )}
    </Card>
  );
}
