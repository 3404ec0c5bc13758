'use client';

import { useEffect, useState } from 'react';
import { findInDocs } from '@/components/api-client';
import type { DocsHit } from '@/lib/guide/docs-place';

const afterMs = 150;
const none: readonly DocsHit[] = [];

/** What the documentation has about what is typed. Null while nothing is known of it; none when it cannot be had. */
export function useDocsHits(query: string): readonly DocsHit[] | null {
  const [found, setFound] = useState<{ query: string; hits: readonly DocsHit[] } | null>(null);
  const words = query.trim();
  useEffect(() => {
    if (words.length < 2) return;
    const control = new AbortController();
    const timer = setTimeout(() => {
      findInDocs(words, control.signal).then(
        (hits) => setFound({ query: words, hits }),
        () => !control.signal.aborted && setFound({ query: words, hits: none }),
      );
    }, afterMs);
    return () => {
      clearTimeout(timer);
      control.abort();
    };
  }, [words]);
  if (words.length < 2) return none;
  return found?.query === words ? found.hits : null;
}
