'use client';

import { callApi } from '@/components/api-client';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { BulkSummarySchema, type BulkDetail, type BulkItem } from '@/lib/schemas/register';

/** Asks, then has one holder tried again. */
export function RetryItem({
  workspace,
  bulk,
  item,
  onClose,
  onDone,
}: Readonly<{
  workspace: string;
  bulk: BulkDetail;
  /** Null: nothing is asked. */
  item: BulkItem | null;
  onClose: () => void;
  onDone: () => Promise<void>;
}>) {
  async function retry(): Promise<void> {
    const path = `/workspaces/${workspace}/registrations/bulk/${bulk.id}/retry`;
    await callApi(BulkSummarySchema, 'POST', path, { items: [item?.id] });
    await onDone();
  }
  return (
    <ConfirmDialog
      open={item !== null}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      title="Try this holder again"
      confirmLabel="Register again"
      onConfirm={retry}
    >
      <p className="font-mono text-xs break-all">{item?.holder}</p>
      {item?.state === 'unknown' ? (
        <p>
          Nobody here knows whether this holder made a client the last time. Ask it first: if it
          did, registering again makes a second one.
        </p>
      ) : (
        <p>The app is registered there as the others of this bulk registration are.</p>
      )}
    </ConfirmDialog>
  );
}
