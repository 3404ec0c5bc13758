'use client';

import { CheckboxField } from '@/components/ui/checkbox-field';
import { SelectField, TextField } from '@/components/ui/field';
import type { AuthFieldsProps } from './auth-view';
import type { CodeForm } from './code';
import { DpopField } from './dpop-field';
import { IdentityProviderField } from './identity-provider-field';

/** What most sign-ins leave as it is. */
export function CodeAdvanced({
  form,
  change,
  errorAt,
  certificates,
  holder,
  origin,
  udapProfiles,
}: AuthFieldsProps<CodeForm>) {
  return (
    <>
      <CheckboxField
        label="Sign in again, although access is kept"
        checked={form.signInAgain}
        onChange={(event) => change({ signInAgain: event.target.checked })}
      />
      <CheckboxField
        data-field="register"
        label="Register again, although the client is registered"
        checked={form.registerAgain}
        onChange={(event) => change({ registerAgain: event.target.checked })}
      />
      <DpopField
        value={form.dpop}
        onValue={(dpop) => change({ dpop })}
        error={errorAt('auth.dpop')}
      />
      <TextField
        label="Sign-in not older than"
        inputMode="numeric"
        value={form.maxAge}
        onChange={(event) => change({ maxAge: event.target.value })}
        error={errorAt('auth.maxAge')}
        hint="Seconds (max_age of OpenID Connect). The holder asks who signed in longer ago to do it again, and the id_token has to say when."
      />
      <SelectField
        label="How the holder asks"
        value={form.prompt}
        onChange={(event) => change({ prompt: event.target.value as CodeForm['prompt'] })}
        error={errorAt('auth.prompt')}
        hint="prompt of OpenID Connect. OpenID providers give refresh tokens with consent only."
      >
        <option value="">as it likes</option>
        <option value="consent">for consent, even if it was given (consent)</option>
        <option value="login">to sign in again (login)</option>
        <option value="select_account">for the account (select_account)</option>
      </SelectField>
      {form.client !== 'udap' && (
        <IdentityProviderField {...{ form, change, errorAt, holder, origin, udapProfiles }} />
      )}
      {form.client === 'udap' && (
        <SelectField
          label="Certificate"
          data-field="certificate"
          value={form.certificateId}
          onChange={(event) => change({ certificateId: event.target.value })}
          error={errorAt('auth.certificateId')}
        >
          <option value="">Automatic</option>
          {certificates.map((certificate) => (
            <option key={certificate.id} value={certificate.id}>
              {certificate.label}
            </option>
          ))}
        </SelectField>
      )}
    </>
  );
}
