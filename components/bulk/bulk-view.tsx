'use client';

import { ListX } from 'lucide-react';
import { useSearchParams } from 'next/navigation';
import { useMemo, useState } from 'react';
import { Badge } from '@/components/ui/badge';
import { Callout } from '@/components/ui/callout';
import { Card, CardBody } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Spinner } from '@/components/ui/spinner';
import type { BulkDetail, BulkItem } from '@/lib/schemas/register';
import { BulkActions } from './bulk-actions';
import { BulkProgress } from './bulk-progress';
import { BulkTable } from './bulk-table';
import { bulkStatuses, stateFilterOf } from './bulk-words';
import { RetryItem } from './retry-item';
import { StateFilter } from './state-filter';
import { useBulk } from './use-bulk';

/** A bulk registration while it goes on and when it is over. */
export function BulkView({
  workspace,
  initial,
  mayManage,
}: Readonly<{ workspace: string; initial: BulkDetail; mayManage: boolean }>) {
  const { bulk, trouble, refresh } = useBulk(workspace, initial);
  const filter = stateFilterOf(useSearchParams().get('state'));
  const [asked, setAsked] = useState<BulkItem | null>(null);
  const items = useMemo(
    () => bulk.items.filter(({ state }) => filter === null || state === filter),
    [bulk.items, filter],
  );
  const { word, tone } = bulkStatuses[bulk.status];
  const mayRetry = mayManage && bulk.status !== 'cancelled';
  return (
    <div className="space-y-4">
      <Card>
        <CardBody className="space-y-4 pt-5">
          <div className="flex flex-wrap items-start justify-between gap-4">
            <div className="min-w-0 flex-1 basis-72">
              <BulkProgress bulk={bulk} />
            </div>
            <span role="status">
              <Badge tone={tone}>
                {bulk.status === 'running' && <Spinner />}
                {word}
              </Badge>
            </span>
          </div>
          <BulkActions workspace={workspace} bulk={bulk} mayManage={mayManage} onDone={refresh} />
        </CardBody>
      </Card>
      {trouble !== null && (
        <Callout tone="warn" title="What you see may be old">
          {trouble} It is tried again every two seconds.
        </Callout>
      )}
      {bulk.counts.unknown > 0 && (
        <Callout tone="warn" title="At some holders nobody here knows what happened">
          The registration was sent, and no answer was kept. Such holders are not asked again by
          themselves, because that may make a second client. Their rows say how to find out.
        </Callout>
      )}
      <StateFilter bulk={bulk} current={filter} />
      <Card>
        {items.length === 0 ? (
          <EmptyState icon={ListX} title="No holder is in this state">
            The numbers above say in which states they are.
          </EmptyState>
        ) : (
          <BulkTable
            items={items}
            root={`/w/${workspace}`}
            onRetry={mayRetry ? setAsked : undefined}
          />
        )}
      </Card>
      <RetryItem
        workspace={workspace}
        bulk={bulk}
        item={asked}
        onClose={() => setAsked(null)}
        onDone={refresh}
      />
    </div>
  );
}
