'use client';

import { CopyButton } from '@/components/ui/copy-button';
import { viewOf } from '@/components/run/run-model';
import { RunView } from '@/components/run/run-view';
import { ticketOf } from '@/lib/run/share/ticket';
import type { SharedRun } from '@/lib/schemas/share';

/** A run as people outside of the workspace see it: everything can be looked at, nothing can be done. */
export function SharedRunView({ run }: Readonly<{ run: SharedRun }>) {
  return (
    <div className="space-y-4">
      <div className="flex justify-end">
        <CopyButton
          value={() => ticketOf(run.frames, window.location.href)}
          label="as text for a ticket"
          showLabel
        />
      </div>
      <RunView
        view={{
          ...viewOf(run.frames),
          title: run.title,
          holder: run.holder,
          startedAt: run.startedAt,
          runId: null,
        }}
        workspace={null}
        preferred="sequence"
        hasTitle={false}
      />
    </div>
  );
}
