'use client';

import {
  exchangePurposes,
  exchangePurposeSystem,
  purposesOfUse,
  purposeOfUseSystem,
  systemCode,
} from '@/lib/protocol/udap/extensions/codes';
import { SelectField, TextAreaField } from '@/components/ui/field';

const lists = [
  { label: 'HL7 v3 PurposeOfUse', system: purposeOfUseSystem, codes: purposesOfUse },
  { label: 'TEFCA exchange purposes', system: exchangePurposeSystem, codes: exchangePurposes },
];

/** Purposes of use: chosen from the two lists, or written. */
export function PurposeField({
  value,
  onValue,
  error,
}: Readonly<{ value: string; onValue: (value: string) => void; error: string | undefined }>) {
  const chosen = value.split(/\s+/).filter((code) => code !== '');
  return (
    <div className="space-y-2">
      <TextAreaField
        label="Purpose of use"
        mono
        spellCheck={false}
        className="[&_textarea]:min-h-16"
        value={value}
        onChange={(event) => onValue(event.target.value)}
        error={error}
        hint="Codes as URI#code, separated by blanks or lines."
      />
      <SelectField
        label="Add a purpose from the list"
        value=""
        onChange={(event) => onValue([...chosen, event.target.value].join('\n'))}
      >
        <option value="">Choose …</option>
        {lists.map(({ label, system, codes }) => (
          <optgroup key={system} label={label}>
            {codes
              .map(({ code, display }) => ({ full: systemCode(system, code), code, display }))
              .filter(({ full }) => !chosen.includes(full))
              .map(({ full, code, display }) => (
                <option key={full} value={full}>
                  {code}: {display}
                </option>
              ))}
          </optgroup>
        ))}
      </SelectField>
    </div>
  );
}
