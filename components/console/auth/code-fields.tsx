'use client';

import { useEffect, useState } from 'react';
import * as z from 'zod';
import { callApi } from '@/components/api-client';
import { SelectField, TextField } from '@/components/ui/field';
import { RegistrationSummarySchema, type RegistrationSummary } from '@/lib/schemas/registration';
import type { AuthFieldsProps } from './auth-view';
import { isOwnClient, type CodeForm } from './code';
import { IdentityProviderField } from './identity-provider-field';
import { KeptTokens } from './kept-tokens';

const ListSchema = z.object({ registrations: z.array(RegistrationSummarySchema) });

/** What is said below the list of clients. */
const clientHints: Record<string, string> = {
  none: 'Has no secret. Registered on the spot where the holder offers it (RFC 7591).',
  client_secret_basic: 'Registered on the spot; the secret goes in the Authorization header.',
  client_secret_post: 'Registered on the spot; the secret goes in the form.',
  private_key_jwt: 'Registered on the spot; signs with a key that the portal publishes.',
  udap: 'Registered on the spot with a software statement; signs with a certificate.',
};

/** The clients of the workspace with which a person can sign in. */
function useRegistrations(workspace: string): readonly RegistrationSummary[] {
  const [found, setFound] = useState<readonly RegistrationSummary[]>([]);
  useEffect(() => {
    let isLeft = false;
    callApi(ListSchema, 'GET', `/workspaces/${workspace}/registrations`).then(
      ({ registrations }) => {
        if (isLeft) return;
        setFound(
          registrations.filter(
            ({ grantType, status, clientId }) =>
              grantType === 'authorization_code' && status === 'active' && clientId !== null,
          ),
        );
      },
      // Without the list the clients that the console registers itself are still there.
      () => undefined,
    );
    return () => {
      isLeft = true;
    };
  }, [workspace]);
  return found;
}

/** With which client the person signs in, what is asked for, and what is kept of earlier times. */
export function CodeFields({
  form,
  change,
  errorAt,
  workspace,
  holder,
  origin,
}: AuthFieldsProps<CodeForm>) {
  const registrations = useRegistrations(workspace);
  const isKnown = isOwnClient(form.client) || registrations.some(({ id }) => id === form.client);
  return (
    <>
      <SelectField
        label="Client"
        value={form.client}
        onChange={(event) => change({ client: event.target.value })}
        error={errorAt('auth.registrationId') ?? errorAt('auth.authMethod')}
        hint={clientHints[form.client] ?? 'A registration of the workspace, with all that it has.'}
      >
        <optgroup label="The console’s own">
          <option value="none">Public client</option>
          <option value="client_secret_basic">Secret, in the header (basic)</option>
          <option value="client_secret_post">Secret, in the form (post)</option>
          <option value="private_key_jwt">Key set (private_key_jwt)</option>
          <option value="udap">UDAP, with a certificate</option>
        </optgroup>
        {registrations.length > 0 && (
          <optgroup label="Registrations of the workspace">
            {registrations.map(({ id, appName, holderBaseUrl, clientId }) => (
              <option key={id} value={id}>
                {appName} at {holderBaseUrl} ({clientId})
              </option>
            ))}
          </optgroup>
        )}
        {!isKnown && <option value={form.client}>{form.client}</option>}
      </SelectField>
      <TextField
        label="Scope"
        data-field="scope"
        mono
        value={form.scope}
        onChange={(event) => change({ scope: event.target.value })}
        error={errorAt('auth.scope')}
        hint="launch/patient asks which patient, patient/*.rs reads and searches all of theirs, offline_access lets the portal renew access without you."
      />
      {form.client === 'udap' && (
        <IdentityProviderField {...{ form, change, errorAt, holder, origin }} />
      )}
      {form.launch !== '' && (
        <TextField
          label="Launch"
          mono
          value={form.launch}
          onChange={(event) => change({ launch: event.target.value })}
          error={errorAt('auth.launch')}
          hint="What the EHR gave when it opened the portal. It counts once; leave it empty for a standalone launch."
        />
      )}
      <KeptTokens workspace={workspace} />
    </>
  );
}
