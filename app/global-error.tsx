'use client';

import { BrokenPage } from '@/components/layout/broken-page';
import './globals.css';

/** Stands in for the whole document when even the root layout broke. */
export default function GlobalError({
  error,
  reset,
}: Readonly<{ error: Error & { digest?: string }; reset: () => void }>) {
  return (
    <html lang="en">
      <body>
        <title>This page broke · Onramp</title>
        <main id="main">
          <BrokenPage digest={error.digest} onRetry={reset} />
        </main>
      </body>
    </html>
  );
}
