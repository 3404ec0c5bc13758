'use client';

import { tefcaIasSpellings } from '@/lib/protocol/udap/extensions/names';
import { relationships } from '@/lib/protocol/udap/extensions/people';
import { SelectField, TextAreaField, TextField } from '@/components/ui/field';
import { ConsentFields } from './consent-fields';
import type { ExtensionProps } from './extension-props';
import { PersonFields } from './person-fields';

/** The object of TEFCA Individual Access Services: a patient, who asks for them, and the proof of who that is. */
export function IasFields({ form, change, errorAt }: ExtensionProps) {
  return (
    <fieldset className="min-w-0 space-y-3 rounded-lg border border-line p-3">
      <legend className="px-1 font-mono text-xs">{form.iasKey}</legend>
      <SelectField
        label="Key of the object"
        value={form.iasKey}
        onChange={(event) => change({ iasKey: event.target.value })}
        hint="Both spellings are in use; the holder lists the one that it knows."
      >
        {tefcaIasSpellings.map((spelling) => (
          <option key={spelling}>{spelling}</option>
        ))}
      </SelectField>
      <PersonFields prefix="patient" legend="The patient" form={form} change={change} />
      <SelectField
        label="Who asks, to the patient"
        value={form.iasRelationship}
        onChange={(event) => change({ iasRelationship: event.target.value })}
      >
        {relationships.map(({ code, display }) => (
          <option key={code} value={code}>
            {display}
          </option>
        ))}
      </SelectField>
      {form.iasRelationship !== 'ONESELF' && (
        <div className="grid gap-3 sm:grid-cols-2 xl:grid-cols-1 2xl:grid-cols-2">
          <TextField
            label="Given names of who asks"
            value={form.iasUserGiven}
            onChange={(event) => change({ iasUserGiven: event.target.value })}
          />
          <TextField
            label="Family name of who asks"
            value={form.iasUserFamily}
            onChange={(event) => change({ iasUserFamily: event.target.value })}
          />
        </div>
      )}
      <ConsentFields
        policy={form.iasConsentPolicy}
        reference={form.iasConsentReference}
        onPolicy={(iasConsentPolicy) => change({ iasConsentPolicy })}
        onReference={(iasConsentReference) => change({ iasConsentReference })}
        policyHint="The policies under which identity was proven, as URIs (urn:oid:…)."
      />
      <TextAreaField
        label="id_token"
        mono
        spellCheck={false}
        autoComplete="off"
        className="[&_textarea]:min-h-16"
        value={form.iasIdToken}
        onChange={(event) => change({ iasIdToken: event.target.value })}
        error={errorAt(`auth.extensions.${form.iasKey}.id_token`)}
        hint="Of the credential service provider, or {{name}} of a secret variable. A reload forgets it; runs keep it without its signature."
      />
    </fieldset>
  );
}
