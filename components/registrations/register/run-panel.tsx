'use client';

import Link from 'next/link';
import { RunView } from '@/components/run/run-view';
import { StreamTrouble } from '@/components/run/stream-trouble';
import type { RunStream } from '@/components/run/use-run-stream';
import { buttonClass } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { cn } from '@/components/ui/cn';

/** The run of a registration or its pre-flight while it happens, and what it came to. */
export function RunPanel({
  run,
  workspace,
  shown,
}: Readonly<{ run: RunStream; workspace: string; shown: readonly string[] }>) {
  const { view } = run;
  const isOver = view !== null && !run.isStale && view.status === 'finished';
  const hasRegistered =
    isOver &&
    view.steps.some(
      ({ kind, state }) => kind === 'register' && state !== 'fail' && state !== 'skip',
    );
  const isPreflight = view !== null && !view.steps.some(({ kind }) => kind === 'register');
  return (
    <div className="min-w-0 space-y-4" aria-live="polite">
      <StreamTrouble run={run} shown={shown} />
      {hasRegistered && (
        <Callout tone="pass" title="The holder registered the app">
          <p>What it gave is kept.</p>
          <Link
            href={`/w/${workspace}/registrations`}
            className={cn(buttonClass('secondary', 'sm'), 'mt-2')}
          >
            Go to the registrations
          </Link>
        </Callout>
      )}
      {isOver && isPreflight && (
        <Callout
          tone={view.verdict === 'fail' ? 'fail' : 'pass'}
          title={
            view.verdict === 'fail'
              ? 'The pre-flight found what the holder will refuse'
              : 'Ready to be registered'
          }
        >
          {view.verdict === 'fail'
            ? 'Mend what is told below, or send it anyway and see what the holder says.'
            : 'Nothing was sent to the registration endpoint.'}
        </Callout>
      )}
      {view && (
        <div
          className={cn('transition-opacity', run.isStale && 'opacity-50')}
          aria-busy={run.isStale}
        >
          <RunView
            view={view}
            workspace={workspace}
            preferred="steps"
            actions={{ cancel: run.isStale ? undefined : run.cancel }}
          />
        </div>
      )}
    </div>
  );
}
