'use client';

import { BrokenPage } from '@/components/layout/broken-page';

export default function WorkspaceError({
  error,
  retry,
}: Readonly<{ error: Error & { digest?: string }; retry: () => void }>) {
  return <BrokenPage digest={error.digest} onRetry={retry} />;
}
