'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

const everyMs = 3_000;

/** Renders the page anew every three seconds while `isMoving` and the page is seen. */
export function RefreshWhile({ isMoving }: Readonly<{ isMoving: boolean }>) {
  const router = useRouter();
  useEffect(() => {
    if (!isMoving) return;
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') router.refresh();
    }, everyMs);
    return () => clearInterval(timer);
  }, [isMoving, router]);
  return null;
}
