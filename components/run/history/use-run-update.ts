'use client';

import { useState } from 'react';
import { toast } from 'sonner';
import { ApiError, callApi } from '@/components/api-client';
import { RunSchema, type Run } from '@/lib/schemas/run';
import type { RunUpdate } from '@/lib/schemas/run-history';

/** Runs as they were listed, with what was changed beside them since. */
export function useRunUpdates(workspace: string) {
  const [changed, setChanged] = useState<ReadonlyMap<string, Run>>(new Map());

  /** Throws an ApiError whose message can be shown. */
  async function update(run: Run, change: RunUpdate): Promise<void> {
    const path = `/workspaces/${workspace}/runs/${run.id}`;
    const next = await callApi(RunSchema, 'PATCH', path, change);
    setChanged((before) => new Map(before).set(run.id, next));
  }

  function star(run: Run): void {
    const isStarred = !run.isStarred;
    // At once; taken back when it fails.
    setChanged((before) => new Map(before).set(run.id, { ...run, isStarred }));
    update(run, { isStarred }).catch((error: unknown) => {
      setChanged((before) => new Map(before).set(run.id, run));
      toast.error(error instanceof ApiError ? error.message : 'The star could not be kept.');
    });
  }

  return { latest: (run: Run): Run => changed.get(run.id) ?? run, update, star };
}
