'use client';

import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { callApi } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { TextAreaField } from '@/components/ui/field';
import { FormError } from '@/components/ui/form-error';
import { useSubmit } from '@/components/ui/use-submit';
import { dayOf } from '@/lib/format/dates';
import type { GrantType } from '@/lib/protocol/registration/client-metadata';
import { CertificationSchema } from '@/lib/schemas/statement';
import { certificationWords } from './certification-words';
import { DeclareForm } from './declare-form';

/** How many a registration takes. */
const most = 10;

function Attached({
  certification,
  index,
  onRemove,
}: Readonly<{ certification: string; index: number; onRemove: () => void }>) {
  const words = certificationWords(certification);
  return (
    <li className="flex min-w-0 items-start gap-2 rounded-md bg-sunken py-1.5 pr-1 pl-3 text-sm">
      <div className="min-w-0 flex-1">
        <p className="font-medium break-words">{words?.name ?? 'Not a signed JWT'}</p>
        {words && (
          <p className="text-xs break-words text-muted">
            by {words.by}
            {words.endsAt !== null && ` · until ${dayOf(words.endsAt)}`}
          </p>
        )}
        {words?.uris.map((uri) => (
          <p key={uri} className="font-mono text-xs break-all text-muted">
            {uri}
          </p>
        ))}
      </div>
      <Button
        kind="ghost"
        size="icon"
        className="size-8"
        aria-label={`Leave out certification ${index + 1}`}
        onClick={onRemove}
      >
        <Trash2 aria-hidden />
      </Button>
    </li>
  );
}

/** The certifications that go along with a statement: pasted, of the certifier of the sandbox, or declared by the app. */
export function CertificationList({
  workspace,
  appId,
  grantType,
  community,
  certificateId,
  supported,
  required,
  certifications,
  onChange,
}: Readonly<{
  workspace: string;
  appId: string;
  grantType: GrantType;
  /** Community URI, or empty for the one that the holder shows. */
  community: string;
  /** Signs what the app declares of itself. */
  certificateId: string | null;
  /** What the holder knows, and what it demands, as URIs. */
  supported: readonly string[];
  required: readonly string[];
  certifications: readonly string[];
  onChange: (certifications: string[]) => void;
}>) {
  const [pasted, setPasted] = useState('');
  const isFull = certifications.length >= most;
  const text = pasted.replace(/\s+/g, '');
  const isJwt = text === '' || certificationWords(text) !== null;
  const attach = (certification: string) => onChange([...certifications, certification]);
  const { isBusy, error, submit } = useSubmit(async () => {
    const path = `/workspaces/${workspace}/statements/certification`;
    const { certification } = await callApi(CertificationSchema, 'POST', path, {
      kind: 'sandbox',
      appId,
      grantType,
      ...(community === '' ? {} : { community }),
    });
    attach(certification);
  });
  return (
    <div className="space-y-3">
      {required.length > 0 && (
        <p className="text-sm break-words text-warn">This holder demands {required.join(', ')}.</p>
      )}
      <p className="text-sm break-words text-muted">
        {supported.length === 0
          ? 'This holder names no certification that it knows; those that it does not know are ignored.'
          : `This holder knows ${supported.join(', ')}. Others are ignored.`}
      </p>
      {certifications.length > 0 && (
        <ul aria-label="Certifications" className="space-y-1">
          {certifications.map((certification, index) => (
            <Attached
              key={`${index} ${certification.slice(-12)}`}
              certification={certification}
              index={index}
              onRemove={() => onChange(certifications.filter((_, place) => place !== index))}
            />
          ))}
        </ul>
      )}
      <TextAreaField
        label="Paste a certification"
        mono
        rows={2}
        spellCheck={false}
        value={pasted}
        onChange={(event) => setPasted(event.target.value)}
        hint="A signed JWT of a certifier."
        error={isJwt ? undefined : 'This is no signed JWT: three parts in Base64url, with dots.'}
      />
      <div className="flex flex-wrap gap-2">
        <Button
          size="sm"
          disabled={text === '' || !isJwt || isFull}
          onClick={() => {
            attach(text);
            setPasted('');
          }}
        >
          Attach it
        </Button>
        <Button size="sm" busy={isBusy} disabled={isFull} onClick={() => void submit()}>
          Have the sandbox certify the app
        </Button>
        <DeclareForm
          workspace={workspace}
          appId={appId}
          grantType={grantType}
          certificateId={certificateId}
          isDisabled={isFull}
          onDeclared={attach}
        />
      </div>
      <FormError error={error} />
    </div>
  );
}
