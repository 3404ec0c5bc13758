'use client';

import { BrokenPage } from '@/components/layout/broken-page';

export default function ProfileError({
  error,
  retry,
}: Readonly<{ error: Error & { digest?: string }; retry: () => void }>) {
  return (
    <main id="main">
      <BrokenPage digest={error.digest} onRetry={retry} />
    </main>
  );
}
