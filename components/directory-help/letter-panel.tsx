'use client';

import { Mail } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { buttonClass } from '@/components/ui/button';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { CodeBlock } from '@/components/ui/code-block';
import { EmptyState } from '@/components/ui/empty-state';
import { SelectField, TextField } from '@/components/ui/field';
import type { GrantType } from '@/lib/protocol/registration/client-metadata';
import { endpointLetter, type LetterApp } from './endpoint-letter';

/** A letter that asks an organization for its base URL, written from the facts of an app. */
export function LetterPanel({
  workspace,
  workspaceName,
  apps,
  organization: given,
}: Readonly<{
  workspace: string;
  workspaceName: string;
  apps: readonly LetterApp[];
  organization: string;
}>) {
  const [organization, setOrganization] = useState(given);
  const [appId, setAppId] = useState(apps[0]?.id ?? '');
  const [grantType, setGrantType] = useState<GrantType>('authorization_code');
  const app = apps.find(({ id }) => id === appId);
  const letter = app && endpointLetter(app, grantType, organization, workspaceName);
  return (
    <Card>
      <CardHeader
        title="Write to the organization"
        description="Nobody knows an endpoint better than who runs it. The portal writes the letter from the facts of your app."
        actions={
          letter && (
            <a href={letter.mailto} className={buttonClass()}>
              <Mail aria-hidden /> Open in mail
            </a>
          )
        }
      />
      {letter ? (
        <CardBody className="space-y-4">
          <div className="grid gap-4 sm:grid-cols-3">
            <TextField
              label="To the organization"
              value={organization}
              maxLength={200}
              onChange={(event) => setOrganization(event.target.value)}
            />
            <SelectField
              label="About the app"
              value={appId}
              onChange={(event) => setAppId(event.target.value)}
            >
              {apps.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </SelectField>
            <SelectField
              label="Who uses it"
              value={grantType}
              onChange={(event) => setGrantType(event.target.value as GrantType)}
            >
              <option value="authorization_code">People who sign in</option>
              <option value="client_credentials">A server on its own</option>
            </SelectField>
          </div>
          <p className="text-sm break-words">
            <span className="text-muted">Subject:</span> {letter.subject}
          </p>
          <CodeBlock code={letter.body} label="letter" wrap className="max-h-96 overflow-y-auto" />
        </CardBody>
      ) : (
        <EmptyState
          icon={Mail}
          title="There is no app yet"
          actions={
            <Link href={`/w/${workspace}/apps`} className={buttonClass()}>
              Go to apps
            </Link>
          }
        >
          The letter tells the organization about your app: its name, its contacts, its scopes.
        </EmptyState>
      )}
    </Card>
  );
}
