'use client';

import { ThemeProvider } from 'next-themes';
import type { ReactNode } from 'react';
import { Toaster } from 'sonner';

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
      <Toaster position="bottom-right" theme="system" closeButton />
    </ThemeProvider>
  );
}
