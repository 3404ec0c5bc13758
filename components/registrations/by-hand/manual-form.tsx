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

const day = (text: string) => (text === '' ? {} : { at: new Date(text).toISOString() });

/** A client that the holder made by hand is written down: client_id, secret, and when they end. */
export function ManualForm({
  data,
  choice,
}: Readonly<{ data: RegisterData; choice: RegisterChoice }>) {
  const router = useRouter();
  const { workspace, app } = data;
  const client = app.clients.find(({ grantType }) => grantType === choice.grantType);
  const [authMethod, setAuthMethod] = useState<AuthMethod>('client_secret_basic');
  const { values, set } = useFormValues({
    clientId: '',
    clientSecret: '',
    clientSecretExpiresAt: '',
    clientExpiresAt: '',
    scope: client?.scope ?? '',
    note: '',
  });
  const hasSecret = authMethod === 'client_secret_basic' || authMethod === 'client_secret_post';
  const { isBusy, error, submit } = useSubmit(async () => {
    const secretEnd = day(values.clientSecretExpiresAt);
    const end = day(values.clientExpiresAt);
    const made = await callApi(
      RegistrationDetailSchema,
      'POST',
      `/workspaces/${workspace}/registrations/manual`,
      {
        appId: app.id,
        grantType: choice.grantType,
        holder: choice.holder,
        ...(choice.profile === '' ? {} : { profile: choice.profile }),
        clientId: values.clientId,
        authMethod,
        ...(hasSecret && values.clientSecret !== '' ? { clientSecret: values.clientSecret } : {}),
        ...(secretEnd.at && hasSecret ? { clientSecretExpiresAt: secretEnd.at } : {}),
        ...(end.at ? { clientExpiresAt: end.at } : {}),
        scope: values.scope,
        note: values.note,
      },
    );
    router.push(`/w/${workspace}/registrations/${made.id}`);
  });
  return (
    <Card className="max-w-3xl">
      <CardHeader
        title="Write down what the holder gave you"
        description="After its form or mail. Files of evidence can be added on the next page."
      />
      <CardBody>
        <Form onSubmit={submit} noValidate className="space-y-4">
          <div className="grid gap-4 sm:grid-cols-2">
            <TextField
              label="client_id"
              mono
              autoComplete="off"
              value={values.clientId}
              onChange={set('clientId')}
              error={error?.field('clientId')}
            />
            <SelectField
              label="How the client authenticates"
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
            {hasSecret && (
              <>
                <TextField
                  label="Client secret"
                  type="password"
                  autoComplete="off"
                  value={values.clientSecret}
                  onChange={set('clientSecret')}
                  error={error?.field('clientSecret')}
                  hint="Sealed before it is stored; owners and admins can reveal it."
                />
                <TextField
                  label="The secret ends on"
                  type="date"
                  value={values.clientSecretExpiresAt}
                  onChange={set('clientSecretExpiresAt')}
                  error={error?.field('clientSecretExpiresAt')}
                  hint="Left empty, the holder did not say."
                />
              </>
            )}
            <TextField
              label="The client_id ends on"
              type="date"
              value={values.clientExpiresAt}
              onChange={set('clientExpiresAt')}
              error={error?.field('clientExpiresAt')}
              hint="Left empty, the holder did not say."
            />
          </div>
          {authMethod === 'private_key_jwt' && (
            <p className="text-sm text-muted">
              Give the holder the address of the keys:{' '}
              <code className="font-mono text-xs break-all">{app.jwksUri}</code>
            </p>
          )}
          <TextAreaField
            label="Scope that was granted"
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
            hint="Whom you talked to, ticket numbers."
          />
          <FormError
            error={error}
            shown={[
              'clientId',
              'authMethod',
              'clientSecret',
              'clientSecretExpiresAt',
              'clientExpiresAt',
              'scope',
              'note',
            ]}
          />
          <Button type="submit" kind="primary" busy={isBusy}>
            Keep the registration
          </Button>
        </Form>
      </CardBody>
    </Card>
  );
}
