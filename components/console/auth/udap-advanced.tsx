'use client';

import { CheckboxField } from '@/components/ui/checkbox-field';
import type { AuthFieldsProps } from './auth-view';
import { DpopField } from './dpop-field';
import { ExtensionFields } from './extensions/extension-fields';
import type { UdapForm } from './udap';

/** Whether to register again, whether tokens are bound to a key, and what the assertion says of who asks. */
export function UdapAdvanced({ form, change, errorAt }: AuthFieldsProps<UdapForm>) {
  return (
    <>
      <CheckboxField
        label="Register again"
        data-field="register"
        hint="Even if the app is registered there already; this gives it a new registration or replaces the old one."
        checked={form.registerAgain}
        onChange={(event) => change({ registerAgain: event.target.checked })}
      />
      <DpopField
        value={form.dpop}
        onValue={(dpop) => change({ dpop })}
        error={errorAt('auth.dpop')}
      />
      <ExtensionFields form={form} change={change} errorAt={errorAt} />
    </>
  );
}
