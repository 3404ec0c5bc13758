'use client';

import { SelectField } from '@/components/ui/field';
import { keyKinds, keyKindWords } from '@/lib/protocol/credentials/key-kinds';
import { KeyKindSchema, type KeyKind } from '@/lib/schemas/key';

/** The kind of a key that is to be made. */
export function KeyKindField({
  value,
  onChange,
  error,
}: Readonly<{
  value: KeyKind;
  onChange: (kind: KeyKind) => void;
  error?: string | undefined;
}>) {
  return (
    <SelectField
      label="Kind"
      hint="Every holder has to take RSA with RS256; EC keys are smaller and quicker where they are taken."
      value={value}
      onChange={(event) => onChange(KeyKindSchema.parse(event.target.value))}
      error={error}
    >
      {keyKinds.map((kind) => (
        <option key={kind} value={kind}>
          {keyKindWords(kind)}
        </option>
      ))}
    </SelectField>
  );
}
