'use client';

import { TextField } from '@/components/ui/field';

/** The members on consent, which all three objects have. */
export function ConsentFields({
  policy,
  reference,
  onPolicy,
  onReference,
  policyHint = 'URIs of the policies under which consent was given, separated by blanks.',
}: Readonly<{
  policy: string;
  reference: string;
  onPolicy: (value: string) => void;
  onReference: (value: string) => void;
  policyHint?: string;
}>) {
  return (
    <>
      <TextField
        label="Consent policy"
        mono
        value={policy}
        onChange={(event) => onPolicy(event.target.value)}
        hint={policyHint}
      />
      <TextField
        label="Consent reference"
        mono
        value={reference}
        onChange={(event) => onReference(event.target.value)}
        hint="Absolute URLs of Consent or DocumentReference, only together with a policy."
      />
    </>
  );
}
