'use client';

import { ConsentFields } from './consent-fields';
import type { ExtensionProps } from './extension-props';
import { PersonFields } from './person-fields';
import { PurposeField } from './purpose-field';

/** The hl7-b2b-user object: the person for whom the client asks. */
export function UserFields({ form, change, errorAt }: ExtensionProps) {
  return (
    <fieldset className="min-w-0 space-y-3 rounded-lg border border-line p-3">
      <legend className="px-1 font-mono text-xs">hl7-b2b-user</legend>
      <PurposeField
        value={form.userPurpose}
        onValue={(userPurpose) => change({ userPurpose })}
        error={errorAt('auth.extensions.hl7-b2b-user.purpose_of_use')}
      />
      <PersonFields prefix="user" legend="The person who asks" form={form} change={change} />
      <ConsentFields
        policy={form.userConsentPolicy}
        reference={form.userConsentReference}
        onPolicy={(userConsentPolicy) => change({ userConsentPolicy })}
        onReference={(userConsentReference) => change({ userConsentReference })}
      />
    </fieldset>
  );
}
