'use client';

import { useEffect, useState } from 'react';
import { ApiError, callApi } from '@/components/api-client';
import { CollectionRunSchema, type CollectionRun } from '@/lib/schemas/collection';

const everyMs = 1_000;

/**
 * A collection run as it is now: read again each second while it is under way and the page is seen.
 *
 * @param initial as the server rendered it
 */
export function useCollectionRun(workspace: string, initial: CollectionRun) {
  const [run, setRun] = useState(initial);
  const [trouble, setTrouble] = useState<string | null>(null);
  const isRunning = run.status === 'running';
  const { id } = initial;

  useEffect(() => {
    if (!isRunning) return;
    let isReading = false;
    let isGone = false;
    async function read(): Promise<void> {
      if (isReading || document.visibilityState !== 'visible') return;
      isReading = true;
      try {
        const next = await callApi(
          CollectionRunSchema,
          'GET',
          `/workspaces/${workspace}/collection-runs/${id}`,
        );
        if (isGone) return;
        setRun(next);
        setTrouble(null);
      } catch (error) {
        if (isGone) return;
        setTrouble(error instanceof ApiError ? error.message : 'The progress could not be read.');
      } finally {
        isReading = false;
      }
    }
    const timer = setInterval(() => void read(), everyMs);
    return () => {
      isGone = true;
      clearInterval(timer);
    };
  }, [isRunning, workspace, id]);

  return { run, trouble, setRun };
}
