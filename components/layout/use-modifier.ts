'use client';

import { useSyncExternalStore } from 'react';

const subscribe = () => () => undefined;

/** The name of the key that opens commands: `⌘` on Apple's systems, `Ctrl` elsewhere. */
export function useModifier(): string {
  return useSyncExternalStore(
    subscribe,
    () => (/mac|iphone|ipad/i.test(navigator.userAgent) ? '⌘' : 'Ctrl'),
    () => 'Ctrl',
  );
}
