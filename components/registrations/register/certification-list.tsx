'use client';

import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { callApi } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { TextAreaField } from '@/components/ui/field';
import { FormError } from '@/components/ui/form-error';
import { useSubmit } from '@/components/ui/use-submit';
import type { GrantType } from '@/lib/protocol/registration/client-metadata';
import { CertificationSchema } from '@/lib/schemas/statement';

/** What a certification says of itself, unverified; null when it is no JWT. */
function nameOf(certification: string): string | null {
  try {
    const [, claims = ''] = certification.split('.');
    const padded = claims.replaceAll('-', '+').replaceAll('_', '/');
    const text = new TextDecoder().decode(Uint8Array.from(atob(padded), (c) => c.charCodeAt(0)));
    const { certification_name: name } = JSON.parse(text) as { certification_name?: unknown };
    return typeof name === 'string' ? name : 'without a name';
  } catch {
    return null;
  }
}

/** The certifications that go along with a statement: pasted, or of the certifier of the sandbox. */
export function CertificationList({
  workspace,
  appId,
  grantType,
  certifications,
  onChange,
}: Readonly<{
  workspace: string;
  appId: string;
  grantType: GrantType;
  certifications: readonly string[];
  onChange: (certifications: string[]) => void;
}>) {
  const [pasted, setPasted] = useState('');
  const { isBusy, error, submit } = useSubmit(async () => {
    const path = `/workspaces/${workspace}/statements/certification`;
    const body = { kind: 'sandbox', appId, grantType };
    const { certification } = await callApi(CertificationSchema, 'POST', path, body);
    onChange([...certifications, certification]);
  });
  return (
    <div className="space-y-3">
      {certifications.length > 0 && (
        <ul aria-label="Certifications" className="space-y-1">
          {certifications.map((certification, index) => (
            <li
              key={`${index} ${certification.slice(-12)}`}
              className="flex min-w-0 items-center gap-2 rounded-md bg-sunken py-1 pr-1 pl-3 text-sm"
            >
              <span className="min-w-0 flex-1 break-words">
                {nameOf(certification) ?? 'not a JWT'}
              </span>
              <Button
                kind="ghost"
                size="icon"
                className="size-8"
                aria-label={`Leave out certification ${index + 1}`}
                onClick={() => onChange(certifications.filter((_, place) => place !== index))}
              >
                <Trash2 aria-hidden />
              </Button>
            </li>
          ))}
        </ul>
      )}
      <TextAreaField
        label="Paste a certification"
        mono
        rows={2}
        value={pasted}
        onChange={(event) => setPasted(event.target.value)}
        hint="A signed JWT of a certifier."
      />
      <div className="flex flex-wrap gap-2">
        <Button
          size="sm"
          disabled={pasted.trim() === ''}
          onClick={() => {
            onChange([...certifications, pasted.trim()]);
            setPasted('');
          }}
        >
          Attach it
        </Button>
        <Button size="sm" busy={isBusy} onClick={() => void submit()}>
          Have the sandbox certify the app
        </Button>
      </div>
      <FormError error={error} />
    </div>
  );
}
