'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { callApi } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { CheckboxField } from '@/components/ui/checkbox-field';
import { Dialog } from '@/components/ui/dialog';
import { TextAreaField } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { FormError } from '@/components/ui/form-error';
import { useSubmit } from '@/components/ui/use-submit';
import { diffMetadata } from '@/lib/protocol/registration/metadata-diff';
import type { RegistrationDetail } from '@/lib/schemas/registration';
import { RunSchema } from '@/lib/schemas/run';
import { ChangeList } from './change-list';

/** What would be sent if the registration were changed to what the app says now. */
function changesTo(
  sent: Readonly<Record<string, unknown>>,
  metadata: Readonly<Record<string, unknown>>,
  scope: string,
) {
  // The issuer stays: another one would be another client.
  const { iss } = sent;
  return diffMetadata(sent, { ...metadata, scope, ...(iss === undefined ? {} : { iss }) });
}

/** Shows what would change at the holder, member by member, lets the scope be edited, and sends it. */
export function ModifyRegistration({
  workspace,
  registration,
  metadata,
}: Readonly<{
  workspace: string;
  registration: RegistrationDetail;
  /** The client metadata as the app says it now. */
  metadata: Readonly<Record<string, unknown>>;
}>) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [scope, setScope] = useState(registration.scope);
  const [isAnyway, setAnyway] = useState(false);
  const words = scope.split(/\s+/).filter(Boolean).join(' ');
  const changes = changesTo(registration.sent, metadata, words);
  const { isBusy, error, submit } = useSubmit(async () => {
    const path = `/workspaces/${workspace}/registrations/${registration.id}/modify`;
    const run = await callApi(RunSchema, 'POST', path, { scope: words, sendAnyway: isAnyway });
    router.push(`/w/${workspace}/runs/${run.id}`);
  });
  return (
    <>
      <Button aria-haspopup="dialog" onClick={() => setOpen(true)}>
        Modify …
      </Button>
      <Dialog
        open={isOpen}
        onOpenChange={setOpen}
        className="max-w-2xl"
        title="Change the registration"
        description={
          registration.method === 'udap'
            ? 'A statement of the same issuer replaces the whole registration.'
            : 'All metadata is replaced (RFC 7592 PUT).'
        }
      >
        <Form onSubmit={submit} className="space-y-4">
          <TextAreaField
            label="Scope"
            mono
            rows={2}
            value={scope}
            onChange={(event) => setScope(event.target.value)}
            error={error?.field('scope')}
            hint="Everything else comes from the app: edit it there."
          />
          <section aria-label="What changes" className="min-w-0">
            <h3 className="text-sm font-medium">What changes at the holder</h3>
            {changes.length === 0 ? (
              <p className="mt-1 text-sm text-muted">
                Nothing: the same is sent again, and the holder answers what it has.
              </p>
            ) : (
              <ChangeList changes={changes} label="What changes at the holder" />
            )}
          </section>
          <CheckboxField
            label="Send although the pre-flight fails"
            checked={isAnyway}
            onChange={(event) => setAnyway(event.target.checked)}
          />
          <FormError error={error} shown={['scope']} />
          <div className="flex flex-wrap justify-end gap-2">
            <Button onClick={() => setOpen(false)}>Keep it</Button>
            <Button type="submit" kind="primary" busy={isBusy}>
              Send the change
            </Button>
          </div>
        </Form>
      </Dialog>
    </>
  );
}
