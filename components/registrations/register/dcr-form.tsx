'use client';

import { useState } from 'react';
import { ApiError } from '@/components/api-client';
import { authMethodWords } from '@/components/bulk/bulk-choices';
import { useRunStream } from '@/components/run/use-run-stream';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { CodeBlock } from '@/components/ui/code-block';
import { Disclosure } from '@/components/ui/disclosure';
import { SelectField, TextAreaField, TextField } from '@/components/ui/field';
import {
  AuthMethodSchema,
  buildClientMetadata,
  type AuthMethod,
} from '@/lib/protocol/registration/client-metadata';
import type { RegisterRequestInput } from '@/lib/schemas/register';
import { useFormValues } from '../by-hand/use-form-values';
import type { RegisterChoice, RegisterData } from './register-data';
import { RunPanel } from './run-panel';
import { SendButtons } from './send-buttons';

/** Registration with plain metadata: how the client authenticates, the exact body, pre-flight and the run. */
export function DcrForm({
  data,
  choice,
}: Readonly<{ data: RegisterData; choice: RegisterChoice }>) {
  const { workspace, app } = data;
  const client = app.clients.find(({ grantType }) => grantType === choice.grantType);
  const [authMethod, setAuthMethod] = useState<AuthMethod>(
    data.preset.authentication ?? 'private_key_jwt',
  );
  const [keys, setKeys] = useState<'jwks_uri' | 'jwks'>('jwks_uri');
  const { values, set } = useFormValues({
    scope: client?.scope ?? '',
    registrationEndpoint: '',
    initialAccessToken: '',
  });
  const run = useRunStream(workspace, null, '/registrations');
  const problem = run.error instanceof ApiError ? run.error : null;
  const scope = values.scope.split(/\s+/).filter(Boolean).join(' ');
  const body: RegisterRequestInput = {
    appId: app.id,
    grantType: choice.grantType,
    method: 'dcr',
    holder: choice.holder,
    ...(choice.profile === '' ? {} : { profile: choice.profile }),
    ...(scope === '' ? {} : { scope }),
    authMethod,
    keys,
    ...(values.registrationEndpoint === ''
      ? {}
      : { registrationEndpoint: values.registrationEndpoint }),
    ...(values.initialAccessToken === '' ? {} : { initialAccessToken: values.initialAccessToken }),
  };
  const preview = buildClientMetadata({
    app: app.metadata,
    grantType: choice.grantType,
    scope,
    authMethod,
    hasRefreshToken: client?.hasRefreshToken ?? false,
    isPlain: true,
    ...(authMethod === 'private_key_jwt' && keys === 'jwks_uri' ? { jwksUri: app.jwksUri } : {}),
  });
  return (
    <div className="grid min-w-0 items-start gap-6 xl:grid-cols-[minmax(0,26rem)_minmax(0,1fr)]">
      <Card>
        <CardHeader title="Plain metadata (RFC 7591)" />
        <CardBody className="space-y-4">
          <SelectField
            label="How the client authenticates"
            value={authMethod}
            onChange={(event) => setAuthMethod(event.target.value as AuthMethod)}
            error={problem?.field('authMethod')}
          >
            {AuthMethodSchema.options
              .filter((method) => method !== 'none' || choice.grantType === 'authorization_code')
              .map((method) => (
                <option key={method} value={method}>
                  {authMethodWords[method]}
                </option>
              ))}
          </SelectField>
          {authMethod === 'private_key_jwt' && (
            <SelectField
              label="Keys"
              value={keys}
              onChange={(event) => setKeys(event.target.value as 'jwks_uri' | 'jwks')}
              hint="By address, the holder sees new keys by itself; the portal hosts the set."
            >
              <option value="jwks_uri">by address (jwks_uri)</option>
              <option value="jwks">by value (jwks)</option>
            </SelectField>
          )}
          <TextAreaField
            label="Scope"
            mono
            rows={2}
            value={values.scope}
            onChange={set('scope')}
            error={problem?.field('scope')}
          />
          <TextField
            label="Registration endpoint"
            type="url"
            mono
            value={values.registrationEndpoint}
            onChange={set('registrationEndpoint')}
            error={problem?.field('registrationEndpoint')}
            hint="Left empty, the one that the SMART configuration names."
          />
          <TextField
            label="Initial access token"
            type="password"
            autoComplete="off"
            value={values.initialAccessToken}
            onChange={set('initialAccessToken')}
            error={problem?.field('initialAccessToken')}
            hint="Only where the holder gave you one. It is sent once, and neither kept nor shown."
          />
          <Disclosure summary="The exact body" summaryClassName="text-sm font-medium">
            <CodeBlock
              className="mt-2"
              wrap
              label="body of the registration"
              code={JSON.stringify(preview, null, 2)}
            />
          </Disclosure>
          <SendButtons
            run={run}
            onPreflight={() => run.start(body, '/registrations/preflight')}
            onSend={(sendAnyway) => run.start({ ...body, sendAnyway }, '/registrations')}
          />
        </CardBody>
      </Card>
      <RunPanel run={run} workspace={workspace} shown={shownPaths} />
    </div>
  );
}

const shownPaths = ['authMethod', 'scope', 'registrationEndpoint', 'initialAccessToken'];
