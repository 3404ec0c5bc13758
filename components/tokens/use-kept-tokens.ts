'use client';

import { useCallback, useEffect, useState } from 'react';
import * as z from 'zod';
import { callApi, streamRun } from '@/components/api-client';
import { RunTokenSchema, type RunToken } from '@/lib/schemas/run-token';

const ListSchema = z.object({ tokens: z.array(RunTokenSchema) });
/** Runs keep and renew tokens while the list stands there. */
const pollMs = 5_000;

/** How a renewal went: the run that did it, and whether the holder gave a new token. */
export interface Renewal {
  runId: string;
  isRenewed: boolean;
}

/** The access that the person has here, kept up to date; with ways to forget and to renew it. */
export function useKeptTokens(workspace: string) {
  const [tokens, setTokens] = useState<readonly RunToken[]>([]);
  const path = `/workspaces/${workspace}/run-tokens`;
  const load = useCallback(async () => {
    const found = await callApi(ListSchema, 'GET', path);
    setTokens(found.tokens);
  }, [path]);
  useEffect(() => {
    // A list that cannot be read now is read next time.
    const read = () => void load().catch(() => undefined);
    read();
    const timer = setInterval(read, pollMs);
    return () => clearInterval(timer);
  }, [load]);

  async function forget(id: string): Promise<void> {
    await callApi(z.undefined(), 'DELETE', `${path}/${id}`);
    setTokens((before) => before.filter((token) => token.id !== id));
  }

  async function renew(tokenId: string): Promise<Renewal> {
    const renewal = { runId: '', isRenewed: false };
    const tools = `/workspaces/${workspace}/token-tools`;
    const stop = new AbortController();
    for await (const frame of streamRun('POST', tools, { act: 'renew', tokenId }, stop.signal)) {
      if (frame.type === 'run.started') renewal.runId = frame.runId;
      if (frame.type === 'run.finished') {
        renewal.isRenewed = frame.verdict === 'pass' || frame.verdict === 'warn';
      }
    }
    await load();
    return renewal;
  }

  return { tokens, forget, renew };
}
