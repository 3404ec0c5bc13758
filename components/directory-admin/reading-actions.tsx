'use client';

import { CheckCheck, Square } from 'lucide-react';
import { useState } from 'react';
import { callApi } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { FormError } from '@/components/ui/form-error';
import { useSubmit } from '@/components/ui/use-submit';
import { SnapshotSchema, type SnapshotView } from '@/lib/schemas/directory-source';

interface ActionProps {
  snapshot: SnapshotView;
  onDone: () => Promise<void>;
}

/** Ends a reading that goes on. */
export function CancelReading({ snapshot, onDone }: Readonly<ActionProps>) {
  const { isBusy, error, submit } = useSubmit(async () => {
    await callApi(SnapshotSchema, 'POST', `/admin/directory/snapshots/${snapshot.id}/cancel`);
    await onDone();
  });
  return (
    <div className="space-y-3">
      <Button kind="danger" busy={isBusy} onClick={() => void submit()}>
        {!isBusy && <Square aria-hidden />} Cancel this reading
      </Button>
      <FormError error={error} />
    </div>
  );
}

/** Takes a reading that was set aside because it shrank. */
export function ApplyAllTheSame({ snapshot, onDone }: Readonly<ActionProps>) {
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Button
        className="mt-3"
        kind="primary"
        aria-haspopup="dialog"
        onClick={() => setAsking(true)}
      >
        <CheckCheck aria-hidden /> Apply all the same
      </Button>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setAsking}
        title="Apply this list all the same"
        confirmLabel="Apply it"
        onConfirm={async () => {
          await callApi(SnapshotSchema, 'POST', `/admin/directory/snapshots/${snapshot.id}/force`);
          await onDone();
        }}
      >
        <p>
          What this source said before and says no longer is retired, unless another source still
          says it. The next good list brings it back.
        </p>
      </ConfirmDialog>
    </>
  );
}
