'use client';

import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let seconds = 0;

function tick(): void {
  seconds = Math.floor(Date.now() / 1000);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(tick, 1000);
  tick();
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** The time of the browser, once a second, as ISO 8601; null on the server, which does not know it. */
export function useNow(): string | null {
  const now = useSyncExternalStore(
    subscribe,
    () => seconds,
    () => 0,
  );
  return now === 0 ? null : new Date(now * 1000).toISOString();
}
