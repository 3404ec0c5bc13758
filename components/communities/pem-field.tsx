'use client';

import { useState } from 'react';
import { controlClass } from '@/components/ui/control-class';
import { Field, TextAreaField } from '@/components/ui/field';
import { certificatePemOf } from './certificate-pem-of';

/** Certificates in PEM: pasted, or read from files (PEM or DER) in the browser. */
export function PemField({
  label,
  hint,
  value,
  onChange,
  error,
}: Readonly<{
  label: string;
  hint: string;
  value: string;
  onChange: (value: string) => void;
  error: string | undefined;
}>) {
  const [refusal, setRefusal] = useState<string>();

  async function take(files: readonly File[]): Promise<void> {
    setRefusal(undefined);
    try {
      const taken = await Promise.all(
        files.map(async (file) => certificatePemOf(new Uint8Array(await file.arrayBuffer()))),
      );
      onChange([value.trim(), ...taken].filter((text) => text !== '').join('\n'));
    } catch (problem) {
      setRefusal(problem instanceof Error ? problem.message : 'The file could not be read.');
    }
  }

  return (
    <div className="min-w-0 space-y-2">
      <TextAreaField
        label={label}
        mono
        rows={6}
        spellCheck={false}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        error={error}
        hint={hint}
        placeholder="-----BEGIN CERTIFICATE-----"
      />
      <Field label={`Add from files: ${label.toLowerCase()}`} error={refusal}>
        {(ids) => (
          <input
            {...ids}
            type="file"
            multiple
            accept=".pem,.crt,.cer,.der,.txt"
            className={controlClass('h-auto py-1.5')}
            onChange={(event) => {
              void take([...(event.target.files ?? [])]);
              // The same file can be chosen again after it was changed.
              event.target.value = '';
            }}
          />
        )}
      </Field>
    </div>
  );
}
