'use client';

import { useId } from 'react';
import { TextAreaField } from '@/components/ui/field';

/** Certificates in PEM: pasted, or read from a file in the browser. */
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
  const id = useId();
  async function take(files: FileList | null): Promise<void> {
    const texts = await Promise.all([...(files ?? [])].map((file) => file.text()));
    onChange([value.trim(), ...texts].filter((text) => text !== '').join('\n'));
  }
  return (
    <div className="min-w-0">
      <TextAreaField
        label={label}
        mono
        spellCheck={false}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        error={error}
        hint={hint}
        placeholder="-----BEGIN CERTIFICATE-----"
      />
      <label htmlFor={id} className="mt-1 block text-xs text-muted">
        Or add from a file
      </label>
      <input
        id={id}
        type="file"
        multiple
        accept=".pem,.crt,.cer,.txt"
        onChange={(event) => void take(event.target.files)}
        className="max-w-full text-xs"
      />
    </div>
  );
}
