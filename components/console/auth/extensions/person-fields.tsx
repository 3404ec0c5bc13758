'use client';

import type { PersonFields as Person } from '@/lib/protocol/udap/extensions/people';
import { SelectField, TextField } from '@/components/ui/field';
import type { ExtensionProps } from './extension-props';
import { personForm, personOf } from './person-form';

const further: readonly { name: keyof Person; label: string; hint?: string }[] = [
  { name: 'identifier', label: 'Identifier' },
  { name: 'identifierSystem', label: 'System of the identifier', hint: 'A URI.' },
  { name: 'phone', label: 'Phone' },
  { name: 'email', label: 'E-mail' },
  { name: 'line', label: 'Street' },
  { name: 'city', label: 'City' },
  { name: 'state', label: 'State' },
  { name: 'postalCode', label: 'Postal code' },
];

/** A few fields of which a FHIR resource about a person is made. */
export function PersonFields({
  prefix,
  legend,
  form,
  change,
}: Pick<ExtensionProps, 'form' | 'change'> &
  Readonly<{ prefix: 'user' | 'patient'; legend: string }>) {
  const person = personOf(prefix, form);
  const set = (name: keyof Person, value: string) =>
    change(personForm(prefix, { ...person, [name]: value }));
  const field = (name: keyof Person, label: string, hint?: string) => (
    <TextField
      key={name}
      label={label}
      autoComplete="off"
      value={person[name]}
      onChange={(event) => set(name, event.target.value)}
      {...(hint === undefined ? {} : { hint })}
    />
  );
  return (
    <fieldset className="min-w-0 space-y-3">
      <legend className="text-sm font-semibold">{legend}</legend>
      <div className="grid gap-3 sm:grid-cols-2 xl:grid-cols-1 2xl:grid-cols-2">
        {field('given', 'Given names')}
        {field('family', 'Family name')}
        <TextField
          label="Date of birth"
          type="date"
          value={person.birthDate}
          onChange={(event) => set('birthDate', event.target.value)}
        />
        <SelectField
          label="Gender"
          value={person.gender}
          onChange={(event) => set('gender', event.target.value)}
        >
          <option value="">Not said</option>
          <option value="female">Female</option>
          <option value="male">Male</option>
          <option value="other">Other</option>
          <option value="unknown">Unknown</option>
        </SelectField>
        {further.map(({ name, label, hint }) => field(name, label, hint))}
      </div>
    </fieldset>
  );
}
