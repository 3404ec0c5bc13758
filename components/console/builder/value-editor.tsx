'use client';

import { useId } from 'react';
import { SelectField, TextField } from '@/components/ui/field';
import { comparators, isFhirDate, tokenSystems } from './search-texts';

const comparatorPattern = /^(eq|ne|gt|ge|lt|le|sa|eb|ap)?(.*)$/s;

/** A value with a comparator: a date however exact, a number, or a quantity as number|system|code. */
function ComparedValue({
  type,
  value,
  onChange,
}: Readonly<{ type: string; value: string; onChange: (value: string) => void }>) {
  const [, comparator = '', rest = ''] = comparatorPattern.exec(value) ?? [];
  const isOdd = type === 'date' && rest !== '' && !isFhirDate(rest);
  return (
    <div className="flex gap-2">
      <SelectField
        label="Comparator"
        className="w-32 shrink-0"
        value={comparator === 'eq' ? '' : comparator}
        onChange={(event) => onChange(`${event.target.value}${rest}`)}
      >
        {comparators.map((entry) => (
          <option key={entry.value} value={entry.value}>
            {entry.label}
          </option>
        ))}
      </SelectField>
      <TextField
        label="Value"
        mono
        className="flex-1"
        value={rest}
        onChange={(event) => onChange(`${comparator}${event.target.value}`)}
        hint={
          isOdd
            ? 'This does not look like a date of FHIR; it is sent all the same.'
            : {
                date: '2026, 2026-01 or 2026-01-31; with a time: 2026-01-31T08:00:00Z.',
                number: 'For example 5 or 0.8.',
                quantity:
                  'Number, then system and code of the unit: 5.4|http://unitsofmeasure.org|mg',
              }[type]
        }
      />
    </div>
  );
}

function TokenValue({
  value,
  onChange,
}: Readonly<{ value: string; onChange: (value: string) => void }>) {
  const id = useId();
  const at = value.indexOf('|');
  const system = at === -1 ? '' : value.slice(0, at);
  const code = at === -1 ? value : value.slice(at + 1);
  const join = (nextSystem: string, nextCode: string): void =>
    onChange(nextSystem === '' ? nextCode : `${nextSystem}|${nextCode}`);
  return (
    <div className="flex gap-2">
      <TextField
        label="System"
        mono
        className="flex-1"
        list={`${id}-systems`}
        value={system}
        onChange={(event) => join(event.target.value, code)}
        hint="Empty: any system."
      />
      <datalist id={`${id}-systems`}>
        {tokenSystems.map((entry) => (
          <option key={entry.value} value={entry.value}>
            {entry.label}
          </option>
        ))}
      </datalist>
      <TextField
        label="Code"
        mono
        className="flex-1"
        value={code}
        onChange={(event) => join(system, event.target.value)}
      />
    </div>
  );
}

/** An editor that fits the type of a search parameter; free text for every other. */
export function ValueEditor({
  type,
  modifier,
  value,
  onChange,
}: Readonly<{
  type: string;
  modifier: string;
  value: string;
  onChange: (value: string) => void;
}>) {
  if (modifier === 'missing') {
    return (
      <SelectField label="Missing" value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">Choose …</option>
        <option value="true">It has none</option>
        <option value="false">It has one</option>
      </SelectField>
    );
  }
  if (type === 'token' && (modifier === '' || modifier === 'not')) {
    return <TokenValue value={value} onChange={onChange} />;
  }
  if (['date', 'number', 'quantity'].includes(type)) {
    return <ComparedValue type={type} value={value} onChange={onChange} />;
  }
  return (
    <TextField
      label="Value"
      mono
      value={value}
      onChange={(event) => onChange(event.target.value)}
      hint={
        type === 'reference' ? 'Type and id: Patient/123. An id alone is taken, too.' : undefined
      }
    />
  );
}
