'use client';

import { useEffect, useState } from 'react';
import { findBrowserKey } from './key-store';

/**
 * Thumbprints of those keys that this browser holds; null until it is known. A browser that lets nobody store
 * anything can sign with none.
 */
export function useKeysHere(keys: readonly { thumbprint: string }[]): ReadonlySet<string> | null {
  const [looked, setLooked] = useState<{ of: unknown; here: ReadonlySet<string> } | null>(null);
  useEffect(() => {
    let isCurrent = true;
    const look = async ({ thumbprint }: { thumbprint: string }) =>
      (await findBrowserKey(thumbprint).catch(() => null)) ? thumbprint : null;
    void Promise.all(keys.map(look)).then((found) => {
      const here = new Set(found.filter((thumbprint) => thumbprint !== null));
      if (isCurrent) setLooked({ of: keys, here });
    });
    return () => {
      isCurrent = false;
    };
  }, [keys]);
  // What was found for another list says nothing about this one.
  return looked?.of === keys ? looked.here : null;
}
