'use client';

import { CheckboxField } from '@/components/ui/checkbox-field';
import { B2bFields } from './b2b-fields';
import type { ExtensionProps } from './extension-props';
import { ExtensionsPreview } from './extensions-preview';
import { IasFields } from './ias-fields';
import { UserFields } from './user-fields';

/** Which extension objects go into the assertion, each with its guided form, and what comes of them. */
export function ExtensionFields(props: ExtensionProps) {
  const { form, change } = props;
  const hasAny = form.ownB2b || form.withUser || form.withIas;
  return (
    <>
      <CheckboxField
        label="Say who asks yourself"
        data-field="purpose"
        hint="The object hl7-b2b. Otherwise the assertion says: the Onramp console, for treatment."
        checked={form.ownB2b}
        onChange={(event) => change({ ownB2b: event.target.checked })}
      />
      {form.ownB2b && <B2bFields {...props} />}
      <CheckboxField
        label="Say for which person"
        hint="The object hl7-b2b-user, with a FHIR Person, as patient matching wants it."
        checked={form.withUser}
        onChange={(event) => change({ withUser: event.target.checked })}
      />
      {form.withUser && <UserFields {...props} />}
      <CheckboxField
        label="Individual access by TEFCA"
        hint="The object tefca-ias: a patient, who asks for them, and an id_token."
        checked={form.withIas}
        onChange={(event) => change({ withIas: event.target.checked })}
      />
      {form.withIas && <IasFields {...props} />}
      {hasAny && <ExtensionsPreview form={form} />}
    </>
  );
}
