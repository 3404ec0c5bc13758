'use client';

import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import { toast } from 'sonner';
import { callApi } from '@/components/api-client';
import { ClientTerm } from '@/components/help/client-term';
import { Badge } from '@/components/ui/badge';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { CheckboxField } from '@/components/ui/checkbox-field';
import { CodeBlock } from '@/components/ui/code-block';
import { Disclosure } from '@/components/ui/disclosure';
import { TextField } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { FormError } from '@/components/ui/form-error';
import { useSubmit } from '@/components/ui/use-submit';
import { buildClientMetadata } from '@/lib/protocol/registration/client-metadata';
import { AppSchema, type App, type AppClient } from '@/lib/schemas/app';
import { workflowWords } from './app-words';
import { useDraft } from './drafts';
import { SaveBar } from './save-bar';

function formOf({ issuer, scope, hasRefreshToken }: AppClient) {
  return { issuer, scope, hasRefreshToken };
}

/** One of the two clients of an app: its workflow in words, what it is known by, and what would be sent. */
export function ClientCard({
  workspace,
  app,
  client,
  mayManage,
}: Readonly<{ workspace: string; app: App; client: AppClient; mayManage: boolean }>) {
  const router = useRouter();
  const [isRefreshing, startRefresh] = useTransition();
  const { grantType } = client;
  const { draft, isChanged, change, discard } = useDraft(`${app.id} ${grantType}`, formOf(client));
  const { isBusy, error, submit, clear } = useSubmit(async () => {
    const sent = { ...draft, issuer: draft.issuer.trim(), scope: draft.scope.trim() };
    change(sent);
    await callApi(AppSchema, 'PATCH', `/workspaces/${workspace}/apps/${app.id}`, {
      clients: { [grantType]: sent },
    });
    toast.success('Saved');
    startRefresh(() => router.refresh());
  });
  const at = (member: string) => `clients.${grantType}.${member}`;
  const hasUser = grantType === 'authorization_code';
  const metadata = buildClientMetadata({
    app: app.metadata,
    grantType,
    scope: draft.scope,
    authMethod: 'private_key_jwt',
    hasRefreshToken: draft.hasRefreshToken,
    jwksUri: app.jwksUri,
  });
  const { title, text } = workflowWords[grantType];
  return (
    <Card>
      <CardHeader
        title={title}
        description={text}
        actions={<Badge className="font-mono">{grantType}</Badge>}
      />
      <CardBody className="space-y-4">
        <Form onSubmit={submit} noValidate className="space-y-4">
          <fieldset disabled={!mayManage} className="min-w-0 space-y-4">
            <legend className="sr-only">Client: {title}</legend>
            <TextField
              label="Issuer URI"
              mono
              value={draft.issuer}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              onChange={(event) => change({ issuer: event.target.value })}
              error={error?.field(at('issuer'))}
              hint={
                <>
                  By this a UDAP holder knows the client; a <ClientTerm id="san" term="SAN" /> URI
                  of its certificate. Registrations made before keep the old one.
                </>
              }
            />
            <TextField
              label="Scope"
              mono
              value={draft.scope}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              onChange={(event) => change({ scope: event.target.value })}
              error={error?.field(at('scope'))}
              hint={
                <>
                  What it asks for unless a registration says something else. Each a{' '}
                  <ClientTerm id="scope" term="scope" />, separated by blanks.
                </>
              }
            />
            {hasUser && (
              <CheckboxField
                label="Ask for refresh tokens"
                hint="Adds refresh_token to grant_types. A holder gives one only with the scope offline_access or online_access."
                checked={draft.hasRefreshToken}
                onChange={(event) => change({ hasRefreshToken: event.target.checked })}
              />
            )}
          </fieldset>
          <FormError error={error} shown={[at('issuer'), at('scope')]} />
          {mayManage && (
            <SaveBar
              isChanged={isChanged && !isRefreshing}
              isBusy={isBusy || isRefreshing}
              onDiscard={() => {
                clear();
                discard();
              }}
            />
          )}
        </Form>
        <Disclosure
          defaultOpen
          summaryClassName="text-sm font-medium"
          summary="What would be sent (RFC 7591)"
        >
          <CodeBlock
            className="mt-2"
            code={JSON.stringify(metadata, null, 2)}
            label={`client metadata of “${title}”`}
          />
          <p className="mt-1 text-xs text-muted">
            With a key from the JWK Set (private_key_jwt). UDAP sends the same members as claims of
            a signed software statement, without jwks_uri.
          </p>
        </Disclosure>
      </CardBody>
    </Card>
  );
}
