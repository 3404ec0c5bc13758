'use client';

import { BrokenSection } from '@/components/layout/broken-section';

export default function SectionError({
  error,
  reset,
}: Readonly<{ error: Error & { digest?: string }; reset: () => void }>) {
  return <BrokenSection digest={error.digest} onRetry={reset} />;
}
