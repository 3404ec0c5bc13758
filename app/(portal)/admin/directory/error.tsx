'use client';

import { BrokenPage } from '@/components/layout/broken-page';

export default function AdminDirectoryError({
  error,
  retry,
}: Readonly<{ error: Error & { digest?: string }; retry: () => void }>) {
  return <BrokenPage digest={error.digest} onRetry={retry} />;
}
