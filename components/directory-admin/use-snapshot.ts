'use client';

import { useRouter } from 'next/navigation';
import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiError, callApi } from '@/components/api-client';
import { SnapshotSchema, type SnapshotView } from '@/lib/schemas/directory-source';
import { isOpen } from './snapshot-words';

const everyMs = 1_500;

/**
 * A reading as it is now: read again every 1.5 seconds while it goes on and the page is seen. When it is over, the
 * rest of the page is rendered anew.
 *
 * @param initial as the server rendered it
 */
export function useSnapshot(initial: SnapshotView) {
  const router = useRouter();
  const [snapshot, setSnapshot] = useState(initial);
  const [trouble, setTrouble] = useState<string | null>(null);
  const isReading = useRef(false);
  const path = `/admin/directory/snapshots/${initial.id}`;
  const isMoving = isOpen(snapshot);

  const refresh = useCallback(async () => {
    if (isReading.current) return;
    isReading.current = true;
    try {
      const next = await callApi(SnapshotSchema, 'GET', path);
      setSnapshot(next);
      setTrouble(null);
      if (!isOpen(next)) router.refresh();
    } catch (error) {
      setTrouble(error instanceof ApiError ? error.message : 'The progress could not be read.');
    } finally {
      isReading.current = false;
    }
  }, [path, router]);

  useEffect(() => {
    if (!isMoving) return;
    const look = (): void => {
      if (document.visibilityState === 'visible') void refresh();
    };
    const timer = setInterval(look, everyMs);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [isMoving, refresh]);

  return { snapshot, trouble, refresh };
}
