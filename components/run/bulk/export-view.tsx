'use client';

import { RotateCw } from 'lucide-react';
import { useState } from 'react';
import { duration } from '@/lib/format/quantities';
import { Button } from '@/components/ui/button';
import { Fact, Facts } from '@/components/ui/facts';
import { ResponseView } from '../response/response-view';
import { hopsTo } from '../response/response-source';
import { jsonBody } from '../http-message';
import type { RunActions } from '../run-header';
import { exchangesOf, type BulkView, type RunView } from '../run-model';
import { canGoOn, exportWords, fileRows } from './export-files';
import { FileTable } from './file-table';

function Progress({ bulk, isRunning }: Readonly<{ bulk: BulkView; isRunning: boolean }>) {
  const rows = fileRows(bulk);
  const { progress } = bulk;
  const done = rows.filter(({ state }) => state !== 'waiting').length;
  const percent = bulk.manifest
    ? rows.length === 0
      ? 100
      : Math.round((100 * done) / rows.length)
    : (progress?.percent ?? null);
  const words = exportWords(bulk, isRunning);
  return (
    <div className="min-w-0 space-y-2">
      <p role="status" className="text-sm font-medium">
        {words}
      </p>
      {isRunning && (
        <div
          role="progressbar"
          aria-label="Progress of the export"
          aria-valuetext={progress?.text ?? words}
          {...(percent === null ? {} : { 'aria-valuenow': percent })}
          className="h-2 overflow-hidden rounded-full bg-sunken"
        >
          <div
            className="h-full rounded-full bg-accent transition-[width] motion-reduce:transition-none"
            style={{ width: `${percent ?? 5}%` }}
          />
        </div>
      )}
      {isRunning && !bulk.manifest && progress && (
        <p className="text-xs text-muted">
          {progress.text ?? 'The holder does not say how far it is.'} Asked{' '}
          {progress.asked === 1 ? 'once' : `${progress.asked} times`}, again after{' '}
          {duration(progress.waitMs)}. Cancel ends the export at the holder, too.
        </p>
      )}
    </div>
  );
}

/** A bulk export as the run follows it: how far it is, its manifest, and each file. */
export function ExportView({
  view,
  bulk,
  bodies,
  actions,
  onPath,
}: Readonly<{
  view: RunView;
  bulk: BulkView;
  /** Path at our API below which whole bodies are; null where they cannot be read. */
  bodies: string | null;
  actions: RunActions;
  onPath?: ((path: string) => void) | undefined;
}>) {
  const [openUrl, setOpenUrl] = useState<string | null>(null);
  const { manifest } = bulk;
  const isRunning = view.status === 'running';
  const rows = fileRows(bulk);
  const opened = rows.find(({ file }) => file.url === openUrl);
  const all = exchangesOf(view).flatMap(({ exchange }) => (exchange ? [exchange] : []));
  const exchange = all.find(({ id }) => id === opened?.exchangeId);
  const { runId } = view;
  return (
    <div className="min-w-0 space-y-4 p-4">
      <Progress bulk={bulk} isRunning={isRunning} />
      {actions.goOn && runId !== null && canGoOn(bulk, isRunning) && (
        <div className="flex flex-wrap items-center gap-3">
          <Button kind="primary" onClick={() => actions.goOn?.(runId)}>
            <RotateCw aria-hidden /> Go on with this export
          </Button>
          <span className="min-w-0 flex-1 basis-56 text-xs text-muted">
            It was not ended at the holder. A new run asks at the same address, without a new
            kick-off.
          </span>
        </div>
      )}
      {manifest && (
        <>
          <FileTable rows={rows} openUrl={openUrl} onOpen={setOpenUrl} />
          {exchange?.response && (
            <section aria-label="File" className="min-w-0 rounded-lg border border-line">
              <ResponseView
                key={exchange.id}
                response={{
                  exchange,
                  value: jsonBody(exchange.response.body),
                  baseUrl: view.holder,
                  hops: hopsTo(exchange, all),
                }}
                bodies={bodies}
                onPath={onPath}
              />
            </section>
          )}
        </>
      )}
      <Facts>
        {manifest && (
          <>
            <Fact name="Data are of" value={manifest.transactionTime} copy="time for _since" mono />
            <Fact name="Request" value={manifest.request} mono />
            <Fact
              name="Files need the token"
              value={
                manifest.requiresAccessToken === null
                  ? 'not said'
                  : manifest.requiresAccessToken
                    ? 'yes'
                    : 'no'
              }
            />
            <Fact name="Files expire" value={manifest.expires ?? 'not said'} />
          </>
        )}
        <Fact name="State of the export" value={bulk.statusUrl} copy="address of the state" mono />
        {bulk.isDeleted && <Fact name="At the holder" value="ended and deleted" />}
      </Facts>
    </div>
  );
}
