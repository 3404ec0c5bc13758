'use client';

import { Ban, ListChecks, Send } from 'lucide-react';
import { useState } from 'react';
import type { RunStream } from '@/components/run/use-run-stream';
import { Button } from '@/components/ui/button';
import { CheckboxField } from '@/components/ui/checkbox-field';

/** Pre-flight, register, cancel: what every way over the network ends with. */
export function SendButtons({
  run,
  onPreflight,
  onSend,
  isDisabled = false,
}: Readonly<{
  run: RunStream;
  onPreflight: () => void;
  onSend: (isAnyway: boolean) => void;
  isDisabled?: boolean;
}>) {
  const [isAnyway, setAnyway] = useState(false);
  return (
    <div className="space-y-3">
      <CheckboxField
        label="Send although our own checks fail"
        hint="The holder then has the word. What we found is shown as warnings."
        checked={isAnyway}
        onChange={(event) => setAnyway(event.target.checked)}
      />
      <div className="flex flex-wrap gap-2">
        {run.isRunning ? (
          <Button kind="danger" onClick={run.cancel}>
            <Ban aria-hidden /> Cancel the run
          </Button>
        ) : (
          <>
            <Button onClick={onPreflight} disabled={isDisabled}>
              <ListChecks aria-hidden /> Pre-flight
            </Button>
            <Button kind="primary" onClick={() => onSend(isAnyway)} disabled={isDisabled}>
              <Send aria-hidden /> Register
            </Button>
          </>
        )}
      </div>
    </div>
  );
}
