'use client';

import { useRouter } from 'next/navigation';
import { useState, type ReactNode } from 'react';
import { callApi } from '@/components/api-client';
import { ConfirmWrite } from '@/components/console/confirm-write';
import { consoleAt, consoleOfRequest, encodeConsole } from '@/components/console/console-state';
import { writeToConfirm } from '@/components/console/write-to-confirm';
import { FormError } from '@/components/ui/form-error';
import { useSubmit } from '@/components/ui/use-submit';
import type { Environment } from '@/lib/schemas/environment';
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
  'token-tool': 'steps',
};

/** A stored run reopened; one that is still running goes on before the eyes. */
export function RunPage({
  workspace,
  run,
  mayStart,
  mayCancel,
  environment,
  sandboxBaseUrl,
  share,
}: Readonly<{
  workspace: string;
  run: RunWithFrames;
  mayStart: boolean;
  mayCancel: boolean;
  /** The environment that it was sent with, as it is now; null without one. */
  environment: Environment | null;
  sandboxBaseUrl: string;
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
  const [isAsking, setAsking] = useState(false);
  const write = isConsole
    ? writeToConfirm(consoleOfRequest(run.request), environment, sandboxBaseUrl)
    : null;
  const start = async (request: object): Promise<void> => {
    const started = await callApi(RunSchema, 'POST', `/workspaces/${workspace}/runs`, request);
    router.push(`${root}/runs/${started.id}`);
  };
  const sendAgain = (isConfirmed: boolean): Promise<void> => {
    const { confirmed, ...request } = run.request;
    void confirmed;
    return start({ ...request, ...(isConfirmed && { confirmed: true }) });
  };
  const again = useSubmit(() => sendAgain(false));
  const further = useSubmit(() => {
    const bulk = { ...(run.request['bulk'] as object), follows: run.id };
    return start({ ...run.request, bulk });
  });
  const askOrSend = (): void => (write ? setAsking(true) : void again.submit());
  const consoleHref = (path: string): string => {
    const query = encodeConsole(consoleAt(consoleOfRequest(run.request), path));
    return `${root}/console${query ? `?${query}` : ''}`;
  };
  return (
    <div className="space-y-4">
      <p role="status" className="sr-only">
        {stream.view && run.status === 'running' ? spokenResult(stream.view) : ''}
      </p>
      <FormError error={again.error ?? further.error} />
      <ConfirmWrite
        writes={isAsking && write ? [write] : []}
        onClose={() => setAsking(false)}
        onConfirm={() => sendAgain(true)}
      />
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
          sendAgain: mayStart && isConsole ? askOrSend : undefined,
          goOn: mayStart && isConsole ? () => void further.submit() : undefined,
          consoleHref: isConsole ? `${root}/console?run=${run.id}` : undefined,
          compareHref: isConsole ? `${root}/runs/compare?b=${run.id}` : undefined,
          share,
        }}
      />
    </div>
  );
}
