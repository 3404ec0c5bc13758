'use client';

import { ApiError } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { FormError } from '@/components/ui/form-error';
import type { RunStream } from './use-run-stream';

/**
 * What keeps a run from starting or from being followed, and what can be done.
 *
 * @param shown paths of fields that show their own errors
 */
export function StreamTrouble({
  run,
  shown = [],
}: Readonly<{ run: Pick<RunStream, 'error' | 'phase' | 'resume'>; shown?: readonly string[] }>) {
  if (!run.error) return null;
  if (run.phase === 'lost') {
    return (
      <Callout tone="warn" title="The connection to the portal was lost">
        <p>The run goes on there and keeps what happens.</p>
        <Button size="sm" className="mt-2" onClick={run.resume}>
          Follow it again
        </Button>
      </Callout>
    );
  }
  if (run.error instanceof ApiError) return <FormError error={run.error} shown={shown} />;
  return (
    <Callout tone="fail" title="The run could not be started">
      {run.error.message}
    </Callout>
  );
}
