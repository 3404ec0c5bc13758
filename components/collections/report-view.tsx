'use client';

import { Ban, Download, FileCode } from 'lucide-react';
import Link from 'next/link';
import { callApi } from '@/components/api-client';
import { methodTone } from '@/components/console/request/method-picker';
import { AssertionList } from '@/components/run/assertion-results';
import { saveBlob } from '@/components/save-blob';
import { Button, buttonClass } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { cn } from '@/components/ui/cn';
import { FormError } from '@/components/ui/form-error';
import { useSubmit } from '@/components/ui/use-submit';
import { duration } from '@/lib/format/quantities';
import {
  CollectionRunSchema,
  type CollectionRun,
  type CollectionRunItem,
} from '@/lib/schemas/collection';
import { CollectionRunBadge, countWords, ItemStateBadge } from './item-state';
import { useCollectionRun } from './use-collection-run';

function tookOf(from: string | null, to: string | null): string | null {
  return from === null || to === null ? null : duration(Date.parse(to) - Date.parse(from));
}

function ReportItem({ workspace, item }: Readonly<{ workspace: string; item: CollectionRunItem }>) {
  const took = tookOf(item.startedAt, item.finishedAt);
  return (
    <li className="min-w-0 space-y-2 px-5 py-3">
      <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
        <ItemStateBadge state={item.state} />
        <span className="min-w-0 flex-1 basis-40 font-medium break-words">{item.name}</span>
        {took !== null && <span className="text-xs text-muted tabular-nums">{took}</span>}
        {item.runId !== null && (
          <Link
            href={`/w/${workspace}/runs/${item.runId}`}
            className="text-sm underline underline-offset-2"
          >
            Run<span className="sr-only"> of {item.name}</span>
          </Link>
        )}
      </div>
      <p className="font-mono text-xs break-all text-muted">
        <span className={cn('font-semibold', methodTone(item.method))}>{item.method}</span>{' '}
        {item.path || '/'}
      </p>
      {item.message !== '' && (
        <p className={cn('text-sm break-words', item.state === 'failed' && 'text-fail')}>
          {item.message}
        </p>
      )}
      {item.assertions.length > 0 && <AssertionList results={item.assertions} />}
    </li>
  );
}

/** The report of a collection run, as it grows and when it is done. */
export function ReportView({
  workspace,
  initial,
  mayCancel,
}: Readonly<{ workspace: string; initial: CollectionRun; mayCancel: boolean }>) {
  const { run, trouble, setRun } = useCollectionRun(workspace, initial);
  const path = `/workspaces/${workspace}/collection-runs/${run.id}`;
  const cancelling = useSubmit(async () => {
    setRun(await callApi(CollectionRunSchema, 'POST', `${path}/cancel`));
  });
  const { counts, items } = run;
  const done = items.length - counts.waiting - counts.running;
  const took = tookOf(run.createdAt, run.finishedAt);
  const isRunning = run.status === 'running';
  return (
    <div className="space-y-5">
      <Card>
        <CardHeader
          title={
            <span className="inline-flex flex-wrap items-center gap-2">
              <CollectionRunBadge run={run} />
              <span role="status">{countWords(run)}</span>
            </span>
          }
          description={`${run.environment ?? 'No environment'}, started by ${run.createdBy}${
            took === null ? '' : `, took ${took}`
          }${run.stopOnFailure ? ', stops at the first failure' : ''}`}
          actions={
            <>
              {isRunning && mayCancel && (
                <Button
                  kind="danger"
                  busy={cancelling.isBusy}
                  onClick={() => void cancelling.submit()}
                >
                  <Ban aria-hidden /> Cancel
                </Button>
              )}
              <Button
                disabled={isRunning}
                onClick={() =>
                  saveBlob(
                    new Blob([JSON.stringify(run, null, 2)], { type: 'application/json' }),
                    `${run.id}.json`,
                  )
                }
              >
                <Download aria-hidden /> JSON
              </Button>
              {!isRunning && (
                <a href={`/api/v1${path}/junit`} download className={buttonClass()}>
                  <FileCode aria-hidden /> JUnit
                </a>
              )}
            </>
          }
        />
        <CardBody className="space-y-3">
          <div
            role="progressbar"
            aria-label="Requests done"
            aria-valuemin={0}
            aria-valuemax={items.length}
            aria-valuenow={done}
            aria-valuetext={`${done} of ${items.length}: ${countWords(run)}`}
            className="flex h-3 overflow-hidden rounded-full border border-line bg-sunken"
          >
            {(
              [
                ['passed', 'bg-pass'],
                ['failed', 'bg-fail'],
                ['skipped', 'bg-skip'],
              ] as const
            ).map(([state, bar]) => (
              <span
                key={state}
                className={`${bar} transition-[width] duration-500 motion-reduce:transition-none`}
                style={{ width: `${(counts[state] / Math.max(1, items.length)) * 100}%` }}
              />
            ))}
          </div>
          {trouble !== null && (
            <Callout tone="warn" title="The report may be behind">
              {trouble} It is asked for again each second.
            </Callout>
          )}
          <FormError error={cancelling.error} />
        </CardBody>
      </Card>
      <Card>
        <ol aria-label="Requests" className="divide-y divide-line">
          {items.map((item) => (
            <ReportItem key={item.position} workspace={workspace} item={item} />
          ))}
        </ol>
      </Card>
    </div>
  );
}
