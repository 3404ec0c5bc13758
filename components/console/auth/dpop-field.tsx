'use client';

import { SelectField } from '@/components/ui/field';
import type { DpopMode } from '@/lib/schemas/dpop-mode';

/** Whether tokens are bound to a key. */
export function DpopField({
  value,
  onValue,
  error,
}: Readonly<{ value: DpopMode; onValue: (value: DpopMode) => void; error: string | undefined }>) {
  return (
    <SelectField
      label="Bind tokens to a key (DPoP)"
      value={value}
      onChange={(event) => onValue(event.target.value as DpopMode)}
      error={error}
      hint="Whoever finds a bound token cannot use it: each request needs a proof that is made with the key."
    >
      <option value="automatic">when the holder asks for it</option>
      <option value="always">always</option>
      <option value="never">never</option>
    </SelectField>
  );
}
