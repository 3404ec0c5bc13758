'use client';

import { BrokenPage } from '@/components/layout/broken-page';

export default function AdminDirectoryError({
  error,
  reset,
}: Readonly<{ error: Error & { digest?: string }; reset: () => void }>) {
  return <BrokenPage digest={error.digest} onRetry={reset} />;
}
