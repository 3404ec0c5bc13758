'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { TextAreaField, TextField } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { FormError } from '@/components/ui/form-error';
import { useSubmit } from '@/components/ui/use-submit';
import type { Run } from '@/lib/schemas/run';
import type { RunUpdate } from '@/lib/schemas/run-history';

function NotesForm({
  run,
  onSave,
  onDone,
}: Readonly<{
  run: Run;
  onSave: (update: RunUpdate) => Promise<void>;
  onDone: () => void;
}>) {
  const [name, setName] = useState(run.name ?? '');
  const [note, setNote] = useState(run.note ?? '');
  const { isBusy, error, submit } = useSubmit(async () => {
    await onSave({ name: name.trim() || null, note: note.trim() || null });
    onDone();
  });
  return (
    <Form className="space-y-4" onSubmit={submit}>
      <TextField
        label="Name"
        maxLength={120}
        value={name}
        onChange={(event) => setName(event.target.value)}
        error={error?.field('name')}
        hint="Empty: it is named after its request."
      />
      <TextAreaField
        label="Note"
        maxLength={4000}
        value={note}
        onChange={(event) => setNote(event.target.value)}
        error={error?.field('note')}
        hint="Everybody in the workspace reads it, and searches find it. It is in no link that is shared."
      />
      <FormError error={error} />
      <Button type="submit" kind="primary" busy={isBusy}>
        Save
      </Button>
    </Form>
  );
}

/** Gives a run a name and a note. `run` is null while nobody writes. */
export function RunNotes({
  run,
  onSave,
  onClose,
}: Readonly<{
  run: Run | null;
  onSave: (run: Run, update: RunUpdate) => Promise<void>;
  onClose: () => void;
}>) {
  return (
    <Dialog
      open={run !== null}
      onOpenChange={onClose}
      title="Name and note"
      description={run && <span className="font-mono wrap-anywhere">{run.title}</span>}
    >
      {run && <NotesForm run={run} onSave={(update) => onSave(run, update)} onDone={onClose} />}
    </Dialog>
  );
}
