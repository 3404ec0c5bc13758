'use client';

import { CheckboxField } from '@/components/ui/checkbox-field';

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
      <div
        tabIndex={0}
        role="region"
        aria-label="Agreement"
        className="max-h-64 overflow-y-auto rounded-lg border border-line bg-sunken p-3 text-sm break-words whitespace-pre-line -outline-offset-2"
      >
        {text}
      </div>
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
