'use client';

import { CheckboxField } from '@/components/ui/checkbox-field';
import { TextAreaField, TextField } from '@/components/ui/field';
import type { AuthFieldsProps } from './auth-view';
import type { UdapForm } from './udap';

function B2bFields({ form, change, errorAt }: AuthFieldsProps<UdapForm>) {
  const at = (member: string) => errorAt(`auth.b2b.${member}`);
  return (
    <fieldset className="min-w-0 space-y-3 rounded-lg border border-line p-3">
      <legend className="px-1 font-mono text-xs">hl7-b2b</legend>
      <TextField
        label="Organization id (a URI)"
        mono
        required
        value={form.organizationId}
        onChange={(event) => change({ organizationId: event.target.value })}
        error={at('organization_id')}
      />
      <TextField
        label="Organization name"
        value={form.organizationName}
        onChange={(event) => change({ organizationName: event.target.value })}
        error={at('organization_name')}
      />
      <TextAreaField
        label="Purpose of use"
        mono
        className="[&_textarea]:min-h-16"
        value={form.purposeOfUse}
        onChange={(event) => change({ purposeOfUse: event.target.value })}
        error={at('purpose_of_use')}
        hint="Codes as URI#code, separated by blanks or lines."
      />
      <TextField
        label="Person’s name"
        value={form.subjectName}
        onChange={(event) => change({ subjectName: event.target.value })}
        error={at('subject_name')}
      />
      <TextField
        label="Person’s id"
        mono
        value={form.subjectId}
        onChange={(event) => change({ subjectId: event.target.value })}
        error={at('subject_id')}
      />
      <TextField
        label="Person’s role"
        mono
        value={form.subjectRole}
        onChange={(event) => change({ subjectRole: event.target.value })}
        error={at('subject_role')}
      />
    </fieldset>
  );
}

/** Whether to register again, and who asks. */
export function UdapAdvanced(props: AuthFieldsProps<UdapForm>) {
  const { form, change } = props;
  return (
    <>
      <CheckboxField
        label="Register again"
        hint="Even if the app is registered there already; this gives it a new registration or replaces the old one."
        checked={form.registerAgain}
        onChange={(event) => change({ registerAgain: event.target.checked })}
      />
      <CheckboxField
        label="Say who asks yourself"
        hint="Otherwise the assertion says: the Onramp console, for treatment."
        checked={form.ownB2b}
        onChange={(event) => change({ ownB2b: event.target.checked })}
      />
      {form.ownB2b && <B2bFields {...props} />}
    </>
  );
}
