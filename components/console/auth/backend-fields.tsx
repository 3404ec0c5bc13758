'use client';

import { CheckboxField } from '@/components/ui/checkbox-field';
import { SelectField } from '@/components/ui/field';
import type { RegistrationSummary } from '@/lib/schemas/registration';
import type { AuthFieldsProps } from './auth-view';
import type { BackendForm } from './backend';
import { DpopField } from './dpop-field';
import { RegistrationOptions } from './registration-options';
import { ScopeField } from './scope-field';
import { useRegistrations } from './use-registrations';

const isBackend = ({ grantType, method }: RegistrationSummary) =>
  grantType === 'client_credentials' && method !== 'udap';

/** Which scopes are asked for. */
export function BackendFields({ form, change, errorAt }: AuthFieldsProps<BackendForm>) {
  return (
    <ScopeField
      isSystem
      value={form.scope}
      onValue={(scope) => change({ scope })}
      error={errorAt('auth.scope')}
      hint="SMART scopes of system/, separated by blanks."
    />
  );
}

/** Which client asks, and how one that registers shows its keys. */
export function BackendAdvanced({
  form,
  change,
  errorAt,
  workspace,
}: AuthFieldsProps<BackendForm>) {
  const registrations = useRegistrations(workspace, isBackend);
  return (
    <>
      <SelectField
        label="Registration"
        value={form.registrationId}
        onChange={(event) => change({ registrationId: event.target.value })}
        error={errorAt('auth.registrationId')}
        hint="A plain registration of this workspace for client_credentials, or the console’s own client, which registers where the holder offers that."
      >
        <option value="">The console’s own client</option>
        <RegistrationOptions
          registrations={registrations}
          chosen={form.registrationId === '' ? null : form.registrationId}
        />
      </SelectField>
      <SelectField
        label="A client that registers"
        value={form.keys}
        onChange={(event) => change({ keys: event.target.value as BackendForm['keys'] })}
        error={errorAt('auth.keys')}
      >
        <option value="jwks_uri">names the address of its JWK Set (jwks_uri)</option>
        <option value="jwks">sends its JWK Set along (jwks)</option>
      </SelectField>
      <CheckboxField
        label="Register again"
        data-field="register"
        hint="Even if the console is a client there already."
        checked={form.registerAgain}
        onChange={(event) => change({ registerAgain: event.target.checked })}
      />
      <DpopField
        value={form.dpop}
        onValue={(dpop) => change({ dpop })}
        error={errorAt('auth.dpop')}
      />
    </>
  );
}
