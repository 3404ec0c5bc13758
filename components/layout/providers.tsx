'use client';

import { ThemeProvider, useTheme } from 'next-themes';
import type { ReactNode } from 'react';
import { Toaster } from 'sonner';

function Messages() {
  const { theme } = useTheme();
  return (
    <Toaster
      position="bottom-right"
      theme={theme === 'light' || theme === 'dark' ? theme : 'system'}
      closeButton
    />
  );
}

/** What every page needs around it: the theme and the place for short messages. */
export function Providers({
  nonce,
  children,
}: Readonly<{ nonce: string | undefined; children: ReactNode }>) {
  return (
    <ThemeProvider
      attribute="class"
      defaultTheme="system"
      disableTransitionOnChange
      {...(nonce === undefined ? {} : { nonce })}
    >
      {children}
      <Messages />
    </ThemeProvider>
  );
}
