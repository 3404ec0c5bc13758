'use client';

import { useEffect, useMemo, useRef, useState } from 'react';
import type { BodyAnswer, BodyAnswers, BodyNews, BodyRequest } from './body-messages';

type Ask = Exclude<BodyRequest, { type: 'open' }>;
type WithoutCall<Type> = Type extends { call: number } ? Omit<Type, 'call'> : never;

/** The worker as the page uses it. */
export interface BodyClient {
  ask: <Type extends Ask['type']>(
    request: Extract<WithoutCall<Ask>, { type: Type }>,
  ) => Promise<BodyAnswers[Type]>;
}

/** Opens the body at an address of our API in a worker of its own and says how that goes. */
export function useLargeBody(url: string): { news: BodyNews; client: BodyClient } {
  const [news, setNews] = useState<BodyNews>({ type: 'progress', bytes: 0, total: null });
  const worker = useRef<Worker | null>(null);
  const waiting = useRef(new Map<number, (answer: never) => void>());
  const calls = useRef(0);

  useEffect(() => {
    const made = new Worker(new URL('./body-worker.ts', import.meta.url), { type: 'module' });
    worker.current = made;
    const open = waiting.current;
    made.onmessage = ({ data }: MessageEvent<BodyNews | BodyAnswer>) => {
      if (data.type !== 'answer') {
        setNews(data);
        return;
      }
      open.get(data.call)?.(data.answer as never);
      open.delete(data.call);
    };
    made.onerror = () =>
      setNews({ type: 'failed', message: 'The browser could not work on a body of this size.' });
    made.postMessage({ type: 'open', url: new URL(url, location.href).href } satisfies BodyRequest);
    return () => {
      made.terminate();
      open.clear();
    };
  }, [url]);

  const client = useMemo<BodyClient>(
    () => ({
      ask: (request) =>
        new Promise((resolve) => {
          calls.current += 1;
          waiting.current.set(calls.current, resolve);
          worker.current?.postMessage({ ...request, call: calls.current });
        }),
    }),
    [],
  );
  return { news, client };
}
