'use client';

import { CheckboxField } from '@/components/ui/checkbox-field';
import { AgreementText } from './agreement-text';

/** The agreement of a community word for word, and the box that accepts it. */
export function AgreementField({
  text,
  checked,
  onChange,
  error,
}: Readonly<{
  text: string;
  checked: boolean;
  onChange: (isAccepted: boolean) => void;
  error: string | undefined;
}>) {
  return (
    <div className="space-y-3">
      <AgreementText text={text} />
      <CheckboxField
        label="I have read it and accept it, for the organization"
        checked={checked}
        required
        aria-invalid={error === undefined ? undefined : true}
        onChange={(event) => onChange(event.target.checked)}
        {...(error === undefined ? {} : { hint: <span className="text-fail">{error}</span> })}
      />
    </div>
  );
}
