'use client';

import { BrokenPage } from '@/components/layout/broken-page';

export default function ProfileError({
  error,
  reset,
}: Readonly<{ error: Error & { digest?: string }; reset: () => void }>) {
  return (
    <main id="main">
      <BrokenPage digest={error.digest} onRetry={reset} />
    </main>
  );
}
