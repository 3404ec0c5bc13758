'use client';

import { Download, Play, RotateCcw, Square } from 'lucide-react';
import { useState } from 'react';
import { callApi } from '@/components/api-client';
import { saveBlob } from '@/components/save-blob';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { FormError } from '@/components/ui/form-error';
import { useSubmit } from '@/components/ui/use-submit';
import { counted } from '@/lib/format/quantities';
import { BulkSummarySchema, type BulkDetail } from '@/lib/schemas/register';
import { bulkCsv } from './bulk-csv';

/** What can be done with a bulk registration in the state in which it is. */
export function BulkActions({
  workspace,
  bulk,
  mayManage,
  onDone,
}: Readonly<{
  workspace: string;
  bulk: BulkDetail;
  mayManage: boolean;
  onDone: () => Promise<void>;
}>) {
  const [isAsking, setAsking] = useState(false);
  const path = `/workspaces/${workspace}/registrations/bulk/${bulk.id}`;
  const act = async (verb: string): Promise<void> => {
    await callApi(BulkSummarySchema, 'POST', `${path}/${verb}`, verb === 'retry' ? {} : undefined);
    await onDone();
  };
  const { isBusy, error, submit } = useSubmit(act);
  const { failed, waiting } = bulk.counts;
  return (
    <div className="space-y-3">
      <div className="flex flex-wrap gap-2">
        {mayManage && bulk.status === 'running' && (
          <Button kind="danger" aria-haspopup="dialog" onClick={() => setAsking(true)}>
            <Square aria-hidden /> Cancel …
          </Button>
        )}
        {mayManage && bulk.status === 'cancelled' && (
          <Button kind="primary" busy={isBusy} onClick={() => void submit('resume')}>
            <Play aria-hidden /> Resume
            {waiting > 0 && ` with ${counted(waiting, 'holder')}`}
          </Button>
        )}
        {mayManage && bulk.status !== 'cancelled' && failed > 0 && (
          <Button busy={isBusy} onClick={() => void submit('retry')}>
            <RotateCcw aria-hidden /> Retry {counted(failed, 'that failed', 'that failed')}
          </Button>
        )}
        <Button
          onClick={() =>
            saveBlob(new Blob([bulkCsv(bulk)], { type: 'text/csv' }), `${bulk.id}.csv`)
          }
        >
          <Download aria-hidden /> Export CSV
        </Button>
      </div>
      <FormError error={error} />
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setAsking}
        title="Cancel this bulk registration"
        confirmLabel="Cancel it"
        onConfirm={() => act('cancel')}
      >
        <p>
          No other holder is begun, and the runs that are under way are cancelled. Registrations
          that were made stay; those that wait can be resumed later.
        </p>
        {bulk.method === 'dcr' && (
          <p>
            A holder that has got the metadata and not answered yet may make a client all the same:
            it is then listed as unknown.
          </p>
        )}
      </ConfirmDialog>
    </div>
  );
}
