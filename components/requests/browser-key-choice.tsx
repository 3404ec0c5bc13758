'use client';

import { useEffect, useState } from 'react';
import { toast } from 'sonner';
import { callApi } from '@/components/api-client';
import { discardBrowserKey, makeBrowserKey } from '@/components/keys/browser-keys';
import { findBrowserKey } from '@/components/keys/key-store';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { TextField } from '@/components/ui/field';
import { FormError } from '@/components/ui/form-error';
import { useSubmit } from '@/components/ui/use-submit';
import { KeySummarySchema, type KeyKind, type KeySummary } from '@/lib/schemas/key';
import { KeyKindField } from './key-kind-field';
import { RadioCards } from './radio-cards';

/** Which of the keys this browser holds; null until it is known. */
function useKeysHere(keys: readonly KeySummary[]): ReadonlySet<string> | null {
  const [here, setHere] = useState<ReadonlySet<string> | null>(null);
  useEffect(() => {
    let isCurrent = true;
    const look = async ({ id, thumbprint }: KeySummary) =>
      (await findBrowserKey(thumbprint).catch(() => null)) ? id : null;
    void Promise.all(keys.map(look)).then((ids) => {
      if (isCurrent) setHere(new Set(ids.filter((id) => id !== null)));
    });
    return () => {
      isCurrent = false;
    };
  }, [keys]);
  return here;
}

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
    const made = await makeBrowserKey({ name: name.trim(), kind });
    try {
      onMade(await callApi(KeySummarySchema, 'POST', `/workspaces/${slug}/keys`, made));
    } catch (problem) {
      await discardBrowserKey(made);
      throw problem;
    }
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
            disabled: here !== null && !here.has(key.id),
            description: (
              <span className="flex flex-wrap items-center gap-1.5">
                {key.kind}
                {here !== null && (
                  <Badge tone={here.has(key.id) ? 'pass' : 'warn'}>
                    {here.has(key.id) ? 'in this browser' : 'in another browser'}
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
