'use client';

import { BrokenPage } from '@/components/layout/broken-page';

export default function WorkspaceError({
  error,
  reset,
}: Readonly<{ error: Error & { digest?: string }; reset: () => void }>) {
  return <BrokenPage digest={error.digest} onRetry={reset} />;
}
