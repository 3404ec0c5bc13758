'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import { callApi } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { CheckboxField } from '@/components/ui/checkbox-field';
import { Disclosure } from '@/components/ui/disclosure';
import { TextField } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { FormError } from '@/components/ui/form-error';
import { useSubmit } from '@/components/ui/use-submit';
import type { GrantType } from '@/lib/protocol/registration/client-metadata';
import { AppSchema } from '@/lib/schemas/app';
import { workflowWords } from './app-words';

const grantTypes = ['authorization_code', 'client_credentials'] as const;
const issuerPath = (grantType: GrantType) => `clients.${grantType}.issuer`;
const shown = [
  'name',
  'metadata.client_name',
  'metadata.contacts.0',
  ...grantTypes.map(issuerPath),
];

/**
 * Makes an app. All but its name can be given later.
 *
 * `scopes` are asked for when an issuer is given here. `answers` are those that somebody brings from the documentation,
 * as a query; empty: none.
 */
export function NewAppForm({
  workspace,
  scopes,
  answers,
}: Readonly<{
  workspace: string;
  scopes: Readonly<Record<GrantType, string>>;
  answers: string;
}>) {
  const router = useRouter();
  const [name, setName] = useState('');
  const [clientName, setClientName] = useState('');
  const [mail, setMail] = useState('');
  const [issuers, setIssuers] = useState({ authorization_code: '', client_credentials: '' });
  const [isUnsure, setUnsure] = useState(true);
  const { isBusy, error, submit } = useSubmit(async () => {
    const contact = mail.trim();
    const given = grantTypes.filter((grantType) => issuers[grantType].trim() !== '');
    const app = await callApi(AppSchema, 'POST', `/workspaces/${workspace}/apps`, {
      name,
      metadata: {
        ...(clientName.trim() === '' ? {} : { client_name: clientName }),
        contacts: contact === '' ? [] : [contact.includes(':') ? contact : `mailto:${contact}`],
      },
      clients: Object.fromEntries(
        given.map((grantType) => [
          grantType,
          { issuer: issuers[grantType], scope: scopes[grantType] },
        ]),
      ),
    });
    toast.success(`Made: ${app.name}`);
    const next = answers === '' ? (isUnsure ? '/choose' : '') : `/choose?${answers}`;
    router.push(`/w/${workspace}/apps/${app.id}${next}`);
    router.refresh();
  });
  const isIssuerWrong = grantTypes.some((grantType) => error?.field(issuerPath(grantType)));
  return (
    <Form onSubmit={submit} noValidate className="max-w-3xl space-y-4">
      <Card>
        <CardHeader
          title="What it is called"
          description="The rest of its metadata comes next, with checks as you type."
        />
        <CardBody className="space-y-4">
          <TextField
            label="Name"
            value={name}
            maxLength={120}
            autoComplete="off"
            onChange={(event) => setName(event.target.value)}
            error={error?.field('name')}
            hint="For the people of this workspace."
          />
          <TextField
            label="Name that users see"
            value={clientName}
            maxLength={200}
            autoComplete="off"
            placeholder={name}
            onChange={(event) => setClientName(event.target.value)}
            error={error?.field('metadata.client_name')}
            hint="client_name. Left empty, it is the same."
          />
          <TextField
            label="Mail address for holders"
            type="email"
            value={mail}
            autoComplete="off"
            placeholder="team@app.example.org"
            onChange={(event) => setMail(event.target.value)}
            error={error?.field('metadata.contacts.0')}
            hint="contacts. Holders write to it; some look for the domain of the app in it."
          />
        </CardBody>
      </Card>
      <Card>
        <Disclosure
          key={isIssuerWrong ? 'open' : 'closed'}
          defaultOpen={isIssuerWrong}
          summaryClassName="px-5 py-4"
          summary={
            <span>
              <span className="block font-semibold">Issuer URIs</span>
              <span className="block text-sm text-muted">
                One for each workflow. Left empty, they are pages of the app in this portal.
              </span>
            </span>
          }
        >
          <CardBody className="space-y-4">
            {grantTypes.map((grantType) => (
              <TextField
                key={grantType}
                label={`Issuer, ${workflowWords[grantType].title.toLowerCase()}`}
                mono
                value={issuers[grantType]}
                autoComplete="off"
                autoCapitalize="none"
                spellCheck={false}
                placeholder="https://…"
                onChange={(event) => setIssuers({ ...issuers, [grantType]: event.target.value })}
                error={error?.field(issuerPath(grantType))}
                hint="A URI of the certificate that signs, byte for byte."
              />
            ))}
          </CardBody>
        </Disclosure>
      </Card>
      {answers === '' ? (
        <CheckboxField
          label="Not sure which workflow? Answer nine questions next"
          hint="They end in a recommendation for this app. You can skip them, and come back at any time."
          checked={isUnsure}
          onChange={(event) => setUnsure(event.target.checked)}
        />
      ) : (
        <Callout title="Your answers come along">
          The next page has what you answered in the documentation, and saves it with this app.
        </Callout>
      )}
      <FormError error={error} shown={shown} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" kind="primary" busy={isBusy}>
          Make the app
        </Button>
        <Button onClick={() => router.back()}>Back</Button>
      </div>
    </Form>
  );
}
