'use client';

import { useEffect, useState } from 'react';
import { ApiError, callApi } from '@/components/api-client';
import { historySearch, type HistoryQuery } from '@/components/run/history/history-query';
import type { Run } from '@/lib/schemas/run';
import { RunPageSchema } from '@/lib/schemas/run-history';

interface Loaded {
  /** The query that it answers. */
  key: string;
  runs: readonly Run[];
  next: string | null;
  error: ApiError | null;
}

const nothing: Loaded = { key: '\0', runs: [], next: null, error: null };

/** Runs that are as asked for, page after page. Typing is waited for. */
export function useHistory(workspace: string, query: HistoryQuery) {
  const [loaded, setLoaded] = useState<Loaded>(nothing);
  const [isMore, setMore] = useState(false);
  const key = historySearch(query);

  useEffect(() => {
    let isGone = false;
    const timer = setTimeout(
      () => {
        load(workspace, key)
          .then((page) => {
            if (!isGone) setLoaded({ key, error: null, ...page });
          })
          .catch((error: unknown) => {
            if (!isGone && error instanceof ApiError) setLoaded({ ...nothing, key, error });
          });
      },
      key === '' ? 0 : 250,
    );
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [workspace, key]);

  function more(): void {
    if (isMore || loaded.next === null) return;
    setMore(true);
    load(workspace, key, loaded.next)
      .then((page) =>
        // Unless something else was asked for meanwhile.
        setLoaded((before) =>
          before.key === key
            ? { ...before, ...page, runs: [...before.runs, ...page.runs], error: null }
            : before,
        ),
      )
      .catch((error: unknown) => {
        if (error instanceof ApiError) setLoaded((before) => ({ ...before, error }));
      })
      .finally(() => setMore(false));
  }

  return { ...loaded, isLoading: isMore || loaded.key !== key, more };
}

function load(workspace: string, search: string, before?: string) {
  const query = new URLSearchParams(search);
  query.set('limit', '30');
  if (before !== undefined) query.set('before', before);
  return callApi(RunPageSchema, 'GET', `/workspaces/${workspace}/runs?${query.toString()}`);
}
