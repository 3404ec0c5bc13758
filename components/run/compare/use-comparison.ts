'use client';

import { useEffect, useState } from 'react';
import type { CompareAnswer, CompareRequest } from './compare-worker';

/** Longer takes only what differs nearly everywhere. */
const mostMs = 30_000;

/** Compares two bodies beside the page. Null: not asked for, or not done yet. */
export function useComparison(request: CompareRequest | null): CompareAnswer | null {
  const [done, setDone] = useState<{ of: CompareRequest; answer: CompareAnswer } | null>(null);

  useEffect(() => {
    if (request === null) return;
    const worker = new Worker(new URL('./compare-worker.ts', import.meta.url), { type: 'module' });
    const answer = (found: CompareAnswer): void => {
      clearTimeout(timer);
      worker.terminate();
      setDone({ of: request, answer: found });
    };
    const timer = setTimeout(
      () =>
        answer({
          kind: 'failed',
          message: `Comparing took longer than ${mostMs / 1000} seconds: the two differ too much. Ask for fewer resources (_count), then compare again.`,
        }),
      mostMs,
    );
    worker.onmessage = ({ data }: MessageEvent<CompareAnswer>) => answer(data);
    worker.onerror = () =>
      answer({ kind: 'failed', message: 'The browser could not compare bodies of this size.' });
    worker.postMessage(request);
    return () => {
      clearTimeout(timer);
      worker.terminate();
    };
  }, [request]);

  return done !== null && done.of === request ? done.answer : null;
}
