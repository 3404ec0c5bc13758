'use client';

import { useState } from 'react';
import type { ApiError } from '@/components/api-client';
import { TextAreaField, TextField } from '@/components/ui/field';
import { csrPemOf } from './csr-pem-of';
import type { RequestDraft } from './request-draft';

/** Takes a CSR that was made elsewhere, as a file or as text. */
export function CsrUpload({
  draft,
  onChange,
  error,
}: Readonly<{
  draft: RequestDraft;
  onChange: (changes: Partial<RequestDraft>) => void;
  error: ApiError | null;
}>) {
  const [fileError, setFileError] = useState<string>();

  async function read(file: File | undefined): Promise<void> {
    if (!file) return;
    try {
      onChange({ csrPem: csrPemOf(new Uint8Array(await file.arrayBuffer())) });
      setFileError(undefined);
    } catch (problem) {
      setFileError(problem instanceof Error ? problem.message : 'It cannot be read.');
    }
  }

  return (
    <div className="space-y-4">
      <p className="text-sm text-muted">
        The private key stays where it is; only its public half becomes known here. The CSR has to
        ask for exactly the URIs of this form.
      </p>
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label="File"
          type="file"
          accept=".csr,.pem,.der,.p10,.req,.txt"
          className="[&_input]:h-auto [&_input]:py-1.5"
          hint="PEM or DER. What is in it appears below."
          onChange={(event) => void read(event.target.files?.[0])}
          error={fileError}
        />
        <TextField
          label="Name of the key"
          maxLength={80}
          autoComplete="off"
          placeholder="Key held elsewhere"
          hint="For people; it is not part of the certificate."
          value={draft.csrName}
          onChange={(event) => onChange({ csrName: event.target.value })}
          error={error?.field('csr.name')}
        />
      </div>
      <TextAreaField
        label="CSR"
        mono
        rows={8}
        spellCheck={false}
        placeholder="-----BEGIN CERTIFICATE REQUEST-----"
        value={draft.csrPem}
        onChange={(event) => onChange({ csrPem: event.target.value })}
        error={error?.field('csr.csrPem')}
      />
    </div>
  );
}
