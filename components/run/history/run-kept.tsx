'use client';

import { Pencil } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import type { Run } from '@/lib/schemas/run';
import { RunNotes } from './run-notes';
import { StarButton } from './star-button';
import { useRunUpdates } from './use-run-update';

/** What people keep beside the run of a page: its star, its name and its note. */
export function RunKept({
  workspace,
  run: listed,
  mayAnnotate,
}: Readonly<{ workspace: string; run: Run; mayAnnotate: boolean }>) {
  const { latest, update, star } = useRunUpdates(workspace);
  const [isEditing, setEditing] = useState(false);
  const run = latest(listed);
  if (!mayAnnotate && run.name === null && run.note === null) return null;
  return (
    <div className="mb-4 flex min-w-0 flex-wrap items-start gap-x-2 gap-y-1">
      <StarButton
        isOn={run.isStarred}
        label="this run"
        disabled={!mayAnnotate}
        onToggle={() => star(run)}
      />
      <div className="min-w-0 flex-1 basis-40 pt-0.5 text-sm">
        {run.name !== null && <p className="font-semibold wrap-anywhere">{run.name}</p>}
        {run.note !== null && <p className="wrap-anywhere whitespace-pre-wrap">{run.note}</p>}
        {run.name === null && run.note === null && (
          <p className="text-muted">Star it, or give it a name, to find it again.</p>
        )}
      </div>
      {mayAnnotate && (
        <Button size="sm" kind="ghost" onClick={() => setEditing(true)}>
          <Pencil aria-hidden /> Name and note
        </Button>
      )}
      <RunNotes run={isEditing ? run : null} onSave={update} onClose={() => setEditing(false)} />
    </div>
  );
}
