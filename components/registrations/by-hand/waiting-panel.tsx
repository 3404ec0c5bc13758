'use client';

import { Mail } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { callApi } from '@/components/api-client';
import { buttonClass, Button } from '@/components/ui/button';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { CopyButton } from '@/components/ui/copy-button';
import { Disclosure } from '@/components/ui/disclosure';
import { TextField } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { FormError } from '@/components/ui/form-error';
import { Time } from '@/components/ui/time';
import { useSubmit } from '@/components/ui/use-submit';
import { RegistrationDetailSchema, type RegistrationDetail } from '@/lib/schemas/registration';
import type { RequestLetter } from '@/lib/schemas/registration-file';
import { useFormValues } from './use-form-values';

/** A registration that waits: the letter, when somebody is reminded, and what the holder answered. */
export function WaitingPanel({
  workspace,
  registration,
  letter,
  now,
  mayManage,
}: Readonly<{
  workspace: string;
  registration: RegistrationDetail;
  letter: RequestLetter;
  now: string;
  mayManage: boolean;
}>) {
  const router = useRouter();
  const { waitingSince, remindAt, authMethod } = registration;
  const hasSecret = authMethod.startsWith('client_secret');
  const { values, set } = useFormValues({
    clientId: '',
    clientSecret: '',
    clientExpiresAt: '',
    remindAt: remindAt?.slice(0, 10) ?? '',
  });
  const path = `/workspaces/${workspace}/registrations/${registration.id}`;
  const answering = useSubmit(async () => {
    await callApi(RegistrationDetailSchema, 'PATCH', path, {
      status: 'active',
      ...(values.clientId ? { clientId: values.clientId } : {}),
      ...(values.clientSecret ? { clientSecret: values.clientSecret } : {}),
      ...(values.clientExpiresAt
        ? { clientExpiresAt: new Date(values.clientExpiresAt).toISOString() }
        : {}),
    });
    router.refresh();
  });
  const reminding = useSubmit(async () => {
    await callApi(RegistrationDetailSchema, 'PATCH', path, {
      remindAt: values.remindAt ? new Date(`${values.remindAt}T09:00:00Z`).toISOString() : null,
    });
    router.refresh();
  });
  return (
    <Card>
      <CardHeader
        title="Waiting on the holder"
        description={
          waitingSince === null ? undefined : (
            <>
              Since <Time at={waitingSince} now={now} />. The home page reminds you.
            </>
          )
        }
        actions={
          <a href={letter.mailto} className={buttonClass()}>
            <Mail aria-hidden /> Open in mail
          </a>
        }
      />
      <CardBody className="space-y-5">
        <Disclosure summary="The letter" summaryClassName="text-sm font-medium">
          <p className="mt-2 text-sm">
            <span className="text-muted">Subject:</span> {letter.subject}
          </p>
          <div className="mt-2 flex min-w-0 items-start gap-2 rounded-lg border border-line bg-sunken p-3">
            <pre
              tabIndex={0}
              role="region"
              aria-label="letter"
              className="min-w-0 flex-1 font-sans text-sm break-words whitespace-pre-wrap"
            >
              {letter.body}
            </pre>
            <CopyButton value={letter.body} label="letter" />
          </div>
        </Disclosure>
        {mayManage && (
          <>
            <Form
              onSubmit={answering.submit}
              className="space-y-3"
              aria-label="Answer of the holder"
            >
              <h3 className="text-sm font-semibold">The holder has answered</h3>
              <div className="grid gap-3 sm:grid-cols-2">
                <TextField
                  label="client_id"
                  mono
                  autoComplete="off"
                  value={values.clientId}
                  onChange={set('clientId')}
                  error={answering.error?.field('clientId')}
                />
                {hasSecret && (
                  <TextField
                    label="Client secret"
                    type="password"
                    autoComplete="off"
                    value={values.clientSecret}
                    onChange={set('clientSecret')}
                    error={answering.error?.field('clientSecret')}
                    hint="Sealed before it is stored."
                  />
                )}
                <TextField
                  label="client_id ends on"
                  type="date"
                  value={values.clientExpiresAt}
                  onChange={set('clientExpiresAt')}
                  error={answering.error?.field('clientExpiresAt')}
                  hint="Left empty, the holder did not say."
                />
              </div>
              <FormError
                error={answering.error}
                shown={['clientId', 'clientSecret', 'clientExpiresAt']}
              />
              <Button type="submit" kind="primary" busy={answering.isBusy}>
                It is active now
              </Button>
            </Form>
            <Form
              onSubmit={reminding.submit}
              className="flex flex-wrap items-end gap-2"
              aria-label="Reminder"
            >
              <TextField
                label="Remind me on"
                type="date"
                value={values.remindAt}
                onChange={set('remindAt')}
                error={reminding.error?.field('remindAt')}
              />
              <Button type="submit" busy={reminding.isBusy}>
                Save the day
              </Button>
            </Form>
          </>
        )}
      </CardBody>
    </Card>
  );
}
