'use client';

import { Monitor, Moon, Sun } from 'lucide-react';
import { useTheme } from 'next-themes';
import { useSyncExternalStore } from 'react';
import { Button } from '@/components/ui/button';

const order = ['system', 'light', 'dark'] as const;
const icons = { system: Monitor, light: Sun, dark: Moon };
const subscribe = () => () => undefined;

/** Goes through the themes: as the system has it, light, dark. */
export function ThemeToggle() {
  const { theme, setTheme } = useTheme();
  // The stored theme is known in the browser only; until then the button shows the default.
  const isClient = useSyncExternalStore(
    subscribe,
    () => true,
    () => false,
  );
  const current = order.find((name) => isClient && name === theme) ?? 'system';
  const next = order[(order.indexOf(current) + 1) % order.length] ?? 'system';
  const Icon = icons[current];
  return (
    <Button
      kind="ghost"
      size="icon"
      aria-label={`Theme: ${current}. Switch to ${next}`}
      title={`Theme: ${current}`}
      onClick={() => setTheme(next)}
    >
      <Icon aria-hidden />
    </Button>
  );
}
