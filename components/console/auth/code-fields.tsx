'use client';

import { SelectField, TextField } from '@/components/ui/field';
import type { RegistrationSummary } from '@/lib/schemas/registration';
import type { AuthFieldsProps } from './auth-view';
import { isOwnClient, type CodeForm } from './code';
import { IdentityProviderField } from './identity-provider-field';
import { KeptTokens } from './kept-tokens';
import { RegistrationOptions } from './registration-options';
import { useRegistrations } from './use-registrations';

const hasPeople = ({ grantType }: RegistrationSummary) => grantType === 'authorization_code';

/** What is said below the list of clients. */
const clientHints: Record<string, string> = {
  none: 'Has no secret. Registered on the spot where the holder offers it (RFC 7591).',
  client_secret_basic: 'Registered on the spot; the secret goes in the Authorization header.',
  client_secret_post: 'Registered on the spot; the secret goes in the form.',
  private_key_jwt: 'Registered on the spot; signs with a key that the portal publishes.',
  udap: 'Registered on the spot with a software statement; signs with a certificate.',
};

/** With which client the person signs in, what is asked for, and what is kept of earlier times. */
export function CodeFields({
  form,
  change,
  errorAt,
  workspace,
  holder,
  origin,
  udapProfiles,
}: AuthFieldsProps<CodeForm>) {
  const registrations = useRegistrations(workspace, hasPeople);
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
        <RegistrationOptions
          registrations={registrations}
          chosen={isOwnClient(form.client) ? null : form.client}
        />
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
        <IdentityProviderField {...{ form, change, errorAt, holder, origin, udapProfiles }} />
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
