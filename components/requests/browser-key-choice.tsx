'use client';

import { useState } from 'react';
import { toast } from 'sonner';
import { registerKeyOfBrowser } from '@/components/keys/register-key';
import { useKeysHere } from '@/components/keys/use-keys-here';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { TextField } from '@/components/ui/field';
import { FormError } from '@/components/ui/form-error';
import { useSubmit } from '@/components/ui/use-submit';
import type { KeyKind, KeySummary } from '@/lib/schemas/key';
import { KeyKindField } from './key-kind-field';
import { RadioCards } from './radio-cards';

/** Chooses a key that this browser holds, or makes one. */
export function BrowserKeyChoice({
  slug,
  keys,
  value,
  onChange,
  onMade,
  error,
}: Readonly<{
  slug: string;
  keys: readonly KeySummary[];
  value: string;
  onChange: (keyId: string) => void;
  onMade: (key: KeySummary) => void;
  error: string | undefined;
}>) {
  const here = useKeysHere(keys);
  const [name, setName] = useState('Key of this browser');
  const [kind, setKind] = useState<KeyKind>('p-256');
  const make = useSubmit(async () => {
    onMade(await registerKeyOfBrowser(slug, { name: name.trim(), kind }));
    toast.success('Made. It can sign in this browser only.');
  });

  return (
    <div className="space-y-4">
      {keys.length > 0 && (
        <RadioCards
          legend="Key of a browser"
          value={value}
          onChange={onChange}
          error={error}
          options={keys.map((key) => ({
            value: key.id,
            title: key.name,
            disabled: here !== null && !here.has(key.thumbprint),
            description: (
              <span className="flex flex-wrap items-center gap-1.5">
                {key.kind}
                {here !== null && (
                  <Badge tone={here.has(key.thumbprint) ? 'pass' : 'warn'}>
                    {here.has(key.thumbprint) ? 'in this browser' : 'in another browser'}
                  </Badge>
                )}
              </span>
            ),
          }))}
        />
      )}
      {keys.length === 0 && error !== undefined && <p className="text-xs text-fail">{error}</p>}
      <div
        role="group"
        aria-label="Make a key in this browser"
        className="space-y-3 rounded-lg border border-line p-3"
      >
        <p className="text-sm">
          <span className="font-medium">Make one here now.</span>{' '}
          <span className="text-muted">
            It never leaves this browser and cannot be saved elsewhere: when the data of the browser
            are cleared, it is gone.
          </span>
        </p>
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            label="Name of the new key"
            maxLength={80}
            autoComplete="off"
            value={name}
            onChange={(event) => setName(event.target.value)}
            error={make.error?.field('name')}
          />
          <KeyKindField value={kind} onChange={setKind} />
        </div>
        <FormError error={make.error} shown={['name']} />
        <Button busy={make.isBusy} onClick={() => void make.submit()}>
          Make the key
        </Button>
      </div>
    </div>
  );
}
