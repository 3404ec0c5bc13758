'use client';

import { BrokenPage } from '@/components/layout/broken-page';
import './globals.css';

/** Stands in for the whole document when even the root layout broke. */
export default function GlobalError({
  error,
  retry,
}: Readonly<{ error: Error & { digest?: string }; retry: () => void }>) {
  return (
    <html lang="en">
      <body>
        <title>This page broke · Onramp</title>
        <main id="main">
          <BrokenPage digest={error.digest} onRetry={retry} />
        </main>
      </body>
    </html>
  );
}
