'use client';

import { useEffect, useState } from 'react';
import { findBrowserKey } from './key-store';

/** Thumbprints of those keys that this browser holds; null until it is known. */
export function useKeysHere(keys: readonly { thumbprint: string }[]): ReadonlySet<string> | null {
  const [here, setHere] = useState<ReadonlySet<string> | null>(null);
  useEffect(() => {
    let isCurrent = true;
    const look = async ({ thumbprint }: { thumbprint: string }) =>
      (await findBrowserKey(thumbprint).catch(() => null)) ? thumbprint : null;
    void Promise.all(keys.map(look)).then((found) => {
      if (isCurrent) setHere(new Set(found.filter((thumbprint) => thumbprint !== null)));
    });
    return () => {
      isCurrent = false;
    };
  }, [keys]);
  return here;
}
