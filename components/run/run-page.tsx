'use client';

import { useRouter } from 'next/navigation';
import { useState, type ReactNode } from 'react';
import { callApi } from '@/components/api-client';
import { consoleAt, consoleOfRequest, encodeConsole } from '@/components/console/console-state';
import { FormError } from '@/components/ui/form-error';
import { useSubmit } from '@/components/ui/use-submit';
import { RunSchema, type RunWithFrames } from '@/lib/schemas/run';
import { viewOf } from './run-model';
import { RunView } from './run-view';
import { spokenResult } from './spoken-result';
import { StreamTrouble } from './stream-trouble';
import { useRunStream } from './use-run-stream';

/** What a run is for, where that is not how it went. */
const looks: Readonly<Record<string, 'trust' | 'steps'>> = {
  'trust-doctor': 'trust',
  conformance: 'steps',
};

/** A stored run reopened; one that is still running goes on before the eyes. */
export function RunPage({
  workspace,
  run,
  mayStart,
  mayCancel,
  share,
}: Readonly<{
  workspace: string;
  run: RunWithFrames;
  mayStart: boolean;
  mayCancel: boolean;
  /** The button that makes a link for others; left out, it is not offered. */
  share?: ReactNode;
}>) {
  const router = useRouter();
  const root = `/w/${workspace}`;
  const [initial] = useState(() => ({
    ...viewOf(run.frames),
    runId: run.id,
    title: run.title,
    holder: run.holder,
    request: run.request,
    startedAt: run.startedAt,
  }));
  const isConsole = run.kind === 'console';
  const stream = useRunStream(workspace, initial);
  const again = useSubmit(async () => {
    const started = await callApi(RunSchema, 'POST', `/workspaces/${workspace}/runs`, run.request);
    router.push(`${root}/runs/${started.id}`);
  });
  const further = useSubmit(async () => {
    const bulk = { ...(run.request['bulk'] as object), follows: run.id };
    const body = { ...run.request, bulk };
    const started = await callApi(RunSchema, 'POST', `/workspaces/${workspace}/runs`, body);
    router.push(`${root}/runs/${started.id}`);
  });
  const consoleHref = (path?: string): string => {
    const state = consoleOfRequest(run.request);
    const query = encodeConsole(path === undefined ? state : consoleAt(state, path));
    return `${root}/console${query ? `?${query}` : ''}`;
  };
  return (
    <div className="space-y-4">
      <p role="status" className="sr-only">
        {stream.view && run.status === 'running' ? spokenResult(stream.view) : ''}
      </p>
      <FormError error={again.error ?? further.error} />
      <StreamTrouble run={stream} />
      <RunView
        view={stream.view ?? initial}
        workspace={workspace}
        preferred={looks[run.kind] ?? 'sequence'}
        hasTitle={false}
        onPath={(path) => router.push(consoleHref(path))}
        actions={{
          cancel: mayCancel ? stream.cancel : undefined,
          // What the trust doctor examined is not kept, and a registration is cancelled once.
          sendAgain: mayStart && isConsole ? () => void again.submit() : undefined,
          goOn: mayStart && isConsole ? () => void further.submit() : undefined,
          consoleHref: isConsole ? consoleHref() : undefined,
          compareHref: isConsole ? `${root}/runs/compare?b=${run.id}` : undefined,
          share,
        }}
      />
    </div>
  );
}
