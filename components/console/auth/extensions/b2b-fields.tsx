'use client';

import {
  npiSystem,
  organizationIdKinds,
  roles,
  roleSystem,
  systemCode,
} from '@/lib/protocol/udap/extensions/codes';
import { SelectField, TextField } from '@/components/ui/field';
import { ConsentFields } from './consent-fields';
import type { ExtensionProps } from './extension-props';
import { PurposeField } from './purpose-field';

/** Which kind an id is of: the longest prefix that it begins with. */
function kindOf(id: string) {
  return organizationIdKinds
    .filter(({ prefix }) => id.startsWith(prefix))
    .reduce((best, kind) => (kind.prefix.length > best.prefix.length ? kind : best));
}

/** The hl7-b2b object: for which organization, why, and who asks. */
export function B2bFields({ form, change, errorAt }: ExtensionProps) {
  const at = (member: string) => errorAt(`auth.b2b.${member}`);
  const kind = kindOf(form.organizationId);
  return (
    <fieldset className="min-w-0 space-y-3 rounded-lg border border-line p-3">
      <legend className="px-1 font-mono text-xs">hl7-b2b</legend>
      <SelectField
        label="The organization is named by"
        value={kind.id}
        onChange={(event) => {
          const next = organizationIdKinds.find(({ id }) => id === event.target.value) ?? kind;
          change({ organizationId: next.prefix + form.organizationId.slice(kind.prefix.length) });
        }}
      >
        {organizationIdKinds.map(({ id, label }) => (
          <option key={id} value={id}>
            {label}
          </option>
        ))}
      </SelectField>
      <TextField
        label="Organization id (a URI)"
        mono
        required
        value={form.organizationId}
        onChange={(event) => change({ organizationId: event.target.value })}
        error={at('organization_id')}
        hint={`For example ${kind.prefix}${kind.example}`}
      />
      <TextField
        label="Organization name"
        value={form.organizationName}
        onChange={(event) => change({ organizationName: event.target.value })}
        error={at('organization_name')}
      />
      <PurposeField
        value={form.purposeOfUse}
        onValue={(purposeOfUse) => change({ purposeOfUse })}
        error={at('purpose_of_use')}
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
        hint={`People only. An NPI is ${npiSystem}# and its ten digits.`}
      />
      <TextField
        label="Person’s role"
        mono
        list="console-roles"
        value={form.subjectRole}
        onChange={(event) => change({ subjectRole: event.target.value })}
        error={at('subject_role')}
        hint="A code of the NUCC taxonomy; type to choose one, or write another."
      />
      <datalist id="console-roles">
        {roles.map(({ code, display }) => (
          <option key={code} value={systemCode(roleSystem, code)}>
            {display}
          </option>
        ))}
      </datalist>
      <ConsentFields
        policy={form.consentPolicy}
        reference={form.consentReference}
        onPolicy={(consentPolicy) => change({ consentPolicy })}
        onReference={(consentReference) => change({ consentReference })}
      />
    </fieldset>
  );
}
