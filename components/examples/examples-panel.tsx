'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { callApi } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { FormError } from '@/components/ui/form-error';
import { Spinner } from '@/components/ui/spinner';
import { useSubmit } from '@/components/ui/use-submit';
import { counted } from '@/lib/format/quantities';
import { ExamplesSchema, type Examples } from '@/lib/schemas/examples';

const everyMs = 1_000;

/** The examples as they are now: read again each second while they are being made or removed. */
function useExamples(workspace: string, initial: Examples) {
  const router = useRouter();
  const [examples, setExamples] = useState(initial);
  const [isLost, setLost] = useState(false);
  const isMoving = examples.state === 'filling' || examples.state === 'removing';
  useEffect(() => {
    if (!isMoving) return;
    let isGone = false;
    let isReading = false;
    async function read(): Promise<void> {
      if (isReading) return;
      isReading = true;
      try {
        const next = await callApi(ExamplesSchema, 'GET', `/workspaces/${workspace}/examples`);
        if (isGone) return;
        setExamples(next);
        setLost(false);
        // What else the page shows has changed with them.
        if (next.state !== 'filling' && next.state !== 'removing') router.refresh();
      } catch {
        if (!isGone) setLost(true);
      } finally {
        isReading = false;
      }
    }
    const timer = setInterval(() => void read(), everyMs);
    return () => {
      isGone = true;
      clearInterval(timer);
    };
  }, [isMoving, workspace, router]);
  return { examples, setExamples, isMoving, isLost };
}

/** Fills a workspace with examples, shows how far they are, and removes them. */
export function ExamplesPanel({
  workspace,
  initial,
  mayManage,
}: Readonly<{ workspace: string; initial: Examples; mayManage: boolean }>) {
  const { examples, setExamples, isMoving, isLost } = useExamples(workspace, initial);
  const router = useRouter();
  const [isAsking, setAsking] = useState(false);
  const path = `/workspaces/${workspace}/examples`;
  const filling = useSubmit(async () => {
    const next = await callApi(ExamplesSchema, 'POST', path);
    setExamples(next);
    // What was there has one more run; what is only being made is read again until it is there.
    if (next.state === 'filled') router.refresh();
  });
  async function remove(): Promise<void> {
    setExamples(await callApi(ExamplesSchema, 'DELETE', path));
    setAsking(false);
  }
  const { state, done, total, words, counts, waitsForSignIn } = examples;
  return (
    <div className="space-y-3 text-sm">
      <div aria-live="polite" className="space-y-3">
        {isMoving && (
          <div className="space-y-2">
            <p className="flex items-center gap-2">
              <Spinner />
              {state === 'removing' ? 'Removing the examples' : `${words || 'Beginning'} …`}
            </p>
            {state === 'filling' && (
              <progress
                className="h-2 w-full max-w-md accent-accent"
                max={total}
                value={done}
                aria-label="Examples"
              />
            )}
          </div>
        )}
        {isLost && <p className="text-warn">The portal does not answer. Trying again.</p>}
        {state === 'filled' && (
          <p>
            There are {counted(counts.app ?? 0, 'app')},{' '}
            {counted(counts.certificate ?? 0, 'certificate')}, {counted(counts.run ?? 0, 'run')} and
            a collection. What has a name is marked “(example)”. Nobody is told when one of them
            ends.
          </p>
        )}
        {waitsForSignIn !== null && (
          <p>
            {waitsForSignIn
              ? 'One run waits for somebody to sign in: ten minutes, as every such run.'
              : 'No run waits for somebody to sign in any more: each does for ten minutes.'}
          </p>
        )}
        {state === 'failed' && (
          <Callout tone="fail" title="The examples could not be made">
            {words}
          </Callout>
        )}
      </div>
      <FormError error={filling.error} />
      {mayManage ? (
        <div className="flex flex-wrap gap-2">
          {(state === 'none' || state === 'failed') && (
            <Button busy={filling.isBusy} onClick={() => void filling.submit()}>
              {state === 'none' ? 'Fill with examples' : 'Try again'}
            </Button>
          )}
          {waitsForSignIn === false && (
            <Button busy={filling.isBusy} onClick={() => void filling.submit()}>
              Begin that run again
            </Button>
          )}
          {(state === 'filled' || state === 'failed' || state === 'filling') && (
            <Button kind={state === 'filling' ? 'ghost' : 'danger'} onClick={() => setAsking(true)}>
              {state === 'filling' ? 'Stop and remove' : 'Remove the examples'}
            </Button>
          )}
        </div>
      ) : (
        state === 'none' && (
          <p className="text-muted">
            Owners, admins and developers fill a workspace with examples.
          </p>
        )
      )}
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setAsking}
        title="Remove the examples?"
        confirmLabel="Remove them"
        onConfirm={remove}
      >
        <p>
          They go with what was added to them since, for example an agreement of an example app.
          What you made yourself stays.
        </p>
      </ConfirmDialog>
    </div>
  );
}
