'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiError, callApi } from '@/components/api-client';
import { BulkDetailSchema, type BulkDetail } from '@/lib/schemas/register';
import { isMoving } from './bulk-words';

const everyMs = 2_000;

/**
 * A bulk registration as it is now: read again every two seconds while anything moves and the page is seen.
 *
 * @param initial as the server rendered it
 */
export function useBulk(workspace: string, initial: BulkDetail) {
  const [bulk, setBulk] = useState(initial);
  const [trouble, setTrouble] = useState<string | null>(null);
  const isReading = useRef(false);
  const path = `/workspaces/${workspace}/registrations/bulk/${initial.id}`;

  const refresh = useCallback(async () => {
    if (isReading.current) return;
    isReading.current = true;
    try {
      setBulk(await callApi(BulkDetailSchema, 'GET', path));
      setTrouble(null);
    } catch (error) {
      setTrouble(error instanceof ApiError ? error.message : 'The progress could not be read.');
    } finally {
      isReading.current = false;
    }
  }, [path]);

  const moves = isMoving(bulk);
  useEffect(() => {
    if (!moves) return;
    const look = (): void => {
      if (document.visibilityState === 'visible') void refresh();
    };
    const timer = setInterval(look, everyMs);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [moves, refresh]);

  return { bulk, trouble, refresh };
}
