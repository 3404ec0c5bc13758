'use client';

import { BrokenSection } from '@/components/layout/broken-section';

export default function SectionError({
  error,
  retry,
}: Readonly<{ error: Error & { digest?: string }; retry: () => void }>) {
  return <BrokenSection digest={error.digest} onRetry={retry} />;
}
