'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

/** Timers cannot be longer; nobody looks at a page for so long without reloading it. */
const longestMs = 2 ** 31 - 1;

/** Reads the page again at the soonest of these times (ISO 8601) that is after `now`. */
export function useRefreshAt(times: readonly string[], now: string): void {
  const router = useRouter();
  const waits = times.map((time) => Date.parse(time) - Date.parse(now)).filter((wait) => wait > 0);
  const soonest = waits.length === 0 ? null : Math.min(...waits);
  useEffect(() => {
    if (soonest === null || soonest > longestMs) return;
    const timer = setTimeout(() => router.refresh(), soonest + 500);
    return () => clearTimeout(timer);
  }, [router, soonest]);
}
