'use client';

import type { KeySummary } from '@/lib/schemas/key';
import { KeyItem } from './key-item';
import { useKeysHere } from './use-keys-here';

/** The keys of the workspace, each with what can be done with it. */
export function KeyList({
  workspace,
  keys,
  now,
  may,
}: Readonly<{
  workspace: string;
  keys: readonly KeySummary[];
  now: string;
  may: { manage: boolean; export: boolean; issue: boolean; request: boolean };
}>) {
  const here = useKeysHere(keys);
  return (
    <ul className="divide-y divide-line" aria-label="Keys">
      {keys.map((key) => (
        <KeyItem
          key={key.id}
          workspace={workspace}
          item={key}
          isHere={key.custody === 'browser' ? (here?.has(key.thumbprint) ?? null) : null}
          now={now}
          may={may}
        />
      ))}
    </ul>
  );
}
