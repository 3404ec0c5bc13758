'use client';

import { useMemo } from 'react';
import type { ApiError } from '@/components/api-client';
import { SelectField, TextField } from '@/components/ui/field';
import type { KeySummary } from '@/lib/schemas/key';
import { BrowserKeyChoice } from './browser-key-choice';
import { CsrUpload } from './csr-upload';
import { KeyKindField } from './key-kind-field';
import { RadioCards, type RadioOption } from './radio-cards';
import type { KeySource, RequestDraft } from './request-draft';

interface Props {
  slug: string;
  draft: RequestDraft;
  onChange: (changes: Partial<RequestDraft>) => void;
  keys: readonly KeySummary[];
  onMade: (key: KeySummary) => void;
  error: ApiError | null;
}

/** Where the key comes from: four ways, each with what it needs. */
export function KeyChoice({ slug, draft, onChange, keys, onMade, error }: Readonly<Props>) {
  const vaultKeys = keys.filter(({ custody }) => custody === 'vault');
  const browserKeys = useMemo(() => keys.filter(({ custody }) => custody === 'browser'), [keys]);
  const sources: RadioOption<KeySource>[] = [
    {
      value: 'new',
      title: 'A new key in the vault',
      description: 'Made and sealed by the portal. Every member who may can use it.',
    },
    {
      value: 'vault',
      title: 'A key of the vault',
      description: vaultKeys.length > 0 ? 'One that is there already.' : 'There is none yet.',
      disabled: vaultKeys.length === 0,
    },
    {
      value: 'browser',
      title: 'A key in this browser',
      description: 'The private half never leaves it; the portal sees the public half only.',
    },
    {
      value: 'upload',
      title: 'A key held elsewhere',
      description: 'Upload a CSR that you made with your own tools.',
    },
  ];
  return (
    <div className="space-y-4">
      <RadioCards
        legend="Where the key comes from"
        options={sources}
        value={draft.keySource}
        onChange={(keySource) => onChange({ keySource })}
      />
      {draft.keySource === 'new' && (
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            label="Name of the key"
            maxLength={80}
            autoComplete="off"
            placeholder="Requested key"
            hint="For people; it is not part of the certificate."
            value={draft.keyName}
            onChange={(event) => onChange({ keyName: event.target.value })}
            error={error?.field('csr.name')}
          />
          <KeyKindField
            value={draft.keyKind}
            onChange={(keyKind) => onChange({ keyKind })}
            error={error?.field('csr.kind')}
          />
        </div>
      )}
      {draft.keySource === 'vault' && (
        <SelectField
          label="Key of the vault"
          hint="The checks tell the reviewer when a key is certified already; a key for each certificate is better."
          value={draft.vaultKeyId}
          onChange={(event) => onChange({ vaultKeyId: event.target.value })}
          error={error?.field('csr.keyId')}
        >
          <option value="">Choose a key</option>
          {vaultKeys.map((key) => (
            <option key={key.id} value={key.id}>
              {key.name} ({key.kind}
              {key.certificates.length > 0 && ', certified'})
            </option>
          ))}
        </SelectField>
      )}
      {draft.keySource === 'browser' && (
        <BrowserKeyChoice
          slug={slug}
          keys={browserKeys}
          value={draft.browserKeyId}
          onChange={(browserKeyId) => onChange({ browserKeyId })}
          onMade={onMade}
          error={error?.field('csr.keyId')}
        />
      )}
      {draft.keySource === 'upload' && (
        <CsrUpload draft={draft} onChange={onChange} error={error} />
      )}
    </div>
  );
}
