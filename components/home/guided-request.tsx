'use client';

import { Ban, Play, RotateCcw } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { Button, buttonClass } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Card } from '@/components/ui/card';
import { Inspector, type InspectTarget } from '@/components/run/inspector';
import { spokenResult } from '@/components/run/spoken-result';
import { StreamTrouble } from '@/components/run/stream-trouble';
import { useRunStream } from '@/components/run/use-run-stream';
import { ActCard } from './act-card';
import { acts } from './acts';
import { GuidedEnding } from './guided-ending';

/** The first request as a walk through five acts: one press runs it, and every act fills in as it happens. */
export function GuidedRequest({
  workspace,
  readOnlyReason,
}: Readonly<{ workspace: string; readOnlyReason: string | null }>) {
  const root = `/w/${workspace}`;
  const run = useRunStream(workspace);
  const [target, setTarget] = useState<InspectTarget | null>(null);
  const view = run.isStale ? null : run.view;
  const isOver = run.phase === 'over' && view !== null;
  const isDone = isOver && view.status === 'finished' && view.verdict !== 'fail';

  function start(): void {
    setTarget(null);
    run.start({ holder: 'harbor', request: { path: 'Patient?_count=1' } });
  }

  return (
    <div className="grid min-w-0 items-start gap-6 xl:grid-cols-[minmax(0,1fr)_minmax(0,26rem)]">
      <Card className="p-5">
        {readOnlyReason !== null && (
          <Callout title="You can read along, not send" className="mb-5">
            {readOnlyReason}
          </Callout>
        )}
        <div className="mb-6 flex flex-wrap items-center gap-3">
          {run.isRunning ? (
            <Button kind="danger" size="lg" onClick={run.cancel}>
              <Ban aria-hidden /> Cancel
            </Button>
          ) : (
            <Button
              kind={isDone ? 'secondary' : 'primary'}
              size="lg"
              onClick={start}
              disabled={readOnlyReason !== null}
            >
              {isOver ? <RotateCcw aria-hidden /> : <Play aria-hidden />}
              {isOver ? 'Run it again' : 'Run all five acts'}
            </Button>
          )}
          <p role="status" className="min-w-0 text-sm text-muted">
            {view
              ? spokenResult(view)
              : run.isRunning
                ? 'Starting …'
                : 'Real requests, against the sandbox’s data holder harbor.'}
          </p>
        </div>
        <div className="mb-4 empty:hidden">
          <StreamTrouble run={run} />
        </div>
        <ol>
          {acts.map((act, index) => (
            <ActCard
              key={act.id}
              act={act}
              number={index + 1}
              steps={view?.steps ?? []}
              isLast={index === acts.length - 1}
              onInspect={setTarget}
            />
          ))}
        </ol>
      </Card>
      <div className="min-w-0 xl:sticky xl:top-4">
        {isDone ? (
          <GuidedEnding view={view} root={root} />
        ) : isOver ? (
          <Callout tone="warn" title="It did not get to the end">
            <p>
              {view.status === 'cancelled'
                ? 'You cancelled it. Nothing is broken; run it again when you like.'
                : 'The act that failed says what was seen and how to mend it. Nothing that was made until then is lost.'}
            </p>
            {view.runId !== null && (
              <Link
                href={`${root}/runs/${view.runId}`}
                className={`${buttonClass('secondary', 'sm')} mt-2`}
              >
                See this run in full
              </Link>
            )}
          </Callout>
        ) : (
          <Card className="p-5 text-muted">
            <h2 className="mb-1 text-base font-semibold text-ink">What you will have at the end</h2>
            <p>
              A patient on this screen, a certificate whose key is in the vault, a registration with
              a client_id, and a record of every request and every check that you can open again and
              send to a colleague.
            </p>
            <p className="mt-3">
              Every small label below an act opens the request or the token behind it.
            </p>
          </Card>
        )}
      </div>
      {view && <Inspector view={view} target={target} onTarget={setTarget} />}
    </div>
  );
}
