'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { callApi } from '@/components/api-client';
import { authMethodWords } from '@/components/bulk/bulk-choices';
import { Button } from '@/components/ui/button';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { SelectField, TextAreaField, TextField } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { FormError } from '@/components/ui/form-error';
import { useSubmit } from '@/components/ui/use-submit';
import { AuthMethodSchema, type AuthMethod } from '@/lib/protocol/registration/client-metadata';
import { RegistrationDetailSchema } from '@/lib/schemas/registration';
import type { RegisterChoice, RegisterData } from '../register/register-data';
import { useFormValues } from './use-form-values';

/** Asks a holder for credentials: the next page has the letter, and waits. */
export function OneOffForm({
  data,
  choice,
}: Readonly<{ data: RegisterData; choice: RegisterChoice }>) {
  const router = useRouter();
  const { workspace, app } = data;
  const client = app.clients.find(({ grantType }) => grantType === choice.grantType);
  const [authMethod, setAuthMethod] = useState<AuthMethod>('private_key_jwt');
  const { values, set } = useFormValues({
    recipient: '',
    scope: client?.scope ?? '',
    remindAt: '',
    note: '',
  });
  const { isBusy, error, submit } = useSubmit(async () => {
    const made = await callApi(
      RegistrationDetailSchema,
      'POST',
      `/workspaces/${workspace}/registrations/one-off`,
      {
        appId: app.id,
        grantType: choice.grantType,
        holder: choice.holder,
        ...(choice.profile === '' ? {} : { profile: choice.profile }),
        authMethod,
        scope: values.scope,
        recipient: values.recipient,
        ...(values.remindAt === ''
          ? {}
          : { remindAt: new Date(`${values.remindAt}T09:00:00Z`).toISOString() }),
        note: values.note,
      },
    );
    router.push(`/w/${workspace}/registrations/${made.id}`);
  });
  return (
    <Card className="max-w-3xl">
      <CardHeader
        title="Ask the holder for credentials"
        description="The portal writes a letter with all facts of the app, waits, and reminds you."
      />
      <CardBody>
        <Form onSubmit={submit} noValidate className="space-y-4">
          <div className="grid gap-4 sm:grid-cols-2">
            <TextField
              label="Whom to ask"
              value={values.recipient}
              onChange={set('recipient')}
              error={error?.field('recipient')}
              hint="A name or a mail address, for your memory."
            />
            <SelectField
              label="How the client would authenticate"
              value={authMethod}
              onChange={(event) => setAuthMethod(event.target.value as AuthMethod)}
              error={error?.field('authMethod')}
            >
              {AuthMethodSchema.options.map((method) => (
                <option key={method} value={method}>
                  {authMethodWords[method]}
                </option>
              ))}
            </SelectField>
            <TextField
              label="Remind me on"
              type="date"
              value={values.remindAt}
              onChange={set('remindAt')}
              error={error?.field('remindAt')}
              hint="Left empty, in a week."
            />
          </div>
          <TextAreaField
            label="Scope to ask for"
            mono
            rows={2}
            value={values.scope}
            onChange={set('scope')}
            error={error?.field('scope')}
          />
          <TextAreaField
            label="Notes"
            rows={2}
            value={values.note}
            onChange={set('note')}
            error={error?.field('note')}
          />
          <FormError
            error={error}
            shown={['recipient', 'authMethod', 'remindAt', 'scope', 'note']}
          />
          <Button type="submit" kind="primary" busy={isBusy}>
            Write the letter
          </Button>
        </Form>
      </CardBody>
    </Card>
  );
}
