'use client';

import Link from 'next/link';
import { useEffect, useRef } from 'react';
import { RunView } from '@/components/run/run-view';
import { spokenResult } from '@/components/run/spoken-result';
import { StreamTrouble } from '@/components/run/stream-trouble';
import type { RunStream } from '@/components/run/use-run-stream';
import { buttonClass } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { cn } from '@/components/ui/cn';
import { runResult, type RunResult } from './run-result';

const results: Readonly<
  Record<RunResult['kind'], { tone: 'pass' | 'fail'; title: string; text: string }>
> = {
  registered: {
    tone: 'pass',
    title: 'The holder registered the app',
    text: 'What it gave is kept.',
  },
  refused: {
    tone: 'fail',
    title: 'The holder refused',
    text: 'What it said, and what it means, is told below.',
  },
  ready: {
    tone: 'pass',
    title: 'Ready to be registered',
    text: 'Nothing was sent to the registration endpoint.',
  },
  'not-ready': {
    tone: 'fail',
    title: 'The holder would refuse this',
    text: 'Nothing was sent to it. Mend what is told below, or send it anyway and see what it says.',
  },
};

/** A statement with empty grant_types leaves no registration behind. */
const ended = {
  tone: 'pass',
  title: 'The holder took it',
  text: 'No registration is left.',
} as const;

function Result({ result, workspace }: Readonly<{ result: RunResult; workspace: string }>) {
  const id = result.kind === 'registered' ? result.registrationId : null;
  const { tone, title, text } =
    result.kind === 'registered' && id === null ? ended : results[result.kind];
  return (
    <Callout tone={tone} title={title}>
      <p>{text}</p>
      {id !== null && (
        <Link
          href={`/w/${workspace}/registrations/${id}`}
          className={cn(buttonClass('primary', 'sm'), 'mt-2')}
        >
          Open the registration
        </Link>
      )}
    </Callout>
  );
}

/** The run of a registration or its pre-flight while it happens, and what it came to. */
export function RunPanel({
  run,
  workspace,
  shown,
}: Readonly<{ run: RunStream; workspace: string; shown: readonly string[] }>) {
  const { view, phase } = run;
  const panel = useRef<HTMLDivElement>(null);
  const result = view === null || run.isStale ? null : runResult(view);
  // Where the run stands below what started it, or out of view, the eyes should follow it.
  useEffect(() => {
    if (phase !== 'starting') return;
    const top = panel.current?.getBoundingClientRect().top ?? 0;
    if (top < 0 || top > window.innerHeight * 0.7) panel.current?.scrollIntoView();
  }, [phase]);
  return (
    <div ref={panel} className="min-w-0 scroll-mt-16 space-y-4">
      <p role="status" className="sr-only">
        {view && !run.isStale ? spokenResult(view) : run.isRunning ? 'Sending' : ''}
      </p>
      <StreamTrouble run={run} shown={shown} />
      {result && <Result result={result} workspace={workspace} />}
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
