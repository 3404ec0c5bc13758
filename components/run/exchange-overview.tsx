'use client';

import type { Exchange } from '@/lib/protocol/exchange';
import { exactTime } from '@/lib/format/dates';
import { Callout } from '@/components/ui/callout';
import { TlsFacts } from './tls-facts';
import { Waterfall } from './waterfall';
import { WireFact } from './wire-fact';

const layers: Record<NonNullable<Exchange['failure']>['layer'], string> = {
  policy: 'The portal’s address policy refused: nothing was sent there',
  dns: 'The host name was not found',
  connect: 'No connection',
  tls: 'TLS failed',
  timeout: 'No answer in time',
  limit: 'The answer broke a limit',
  http: 'Not proper HTTP',
};

/** An exchange at a glance: where it went, how it ended, where the time went, who answered. */
export function ExchangeOverview({ exchange }: Readonly<{ exchange: Exchange }>) {
  const { request, response, failure, tls } = exchange;
  return (
    <div className="min-w-0 space-y-4">
      {failure && (
        <Callout tone="fail" title={layers[failure.layer]}>
          {failure.message} <code className="font-mono text-xs">{failure.code}</code>
        </Callout>
      )}
      <dl className="divide-y divide-line rounded-lg border border-line">
        <WireFact label="Request">
          {request.method} {request.url}
        </WireFact>
        {response && (
          <WireFact label="Answer">
            {response.status} {response.statusText} (HTTP/{response.httpVersion})
          </WireFact>
        )}
        <WireFact label="Sent at">
          <time dateTime={exchange.startedAt}>{exactTime(exchange.startedAt)}</time>
        </WireFact>
        {exchange.remoteAddress !== null && (
          <WireFact label="Remote address">{exchange.remoteAddress}</WireFact>
        )}
        {exchange.redirectedFrom !== null && (
          <WireFact label="Redirected from">{exchange.redirectedFrom}</WireFact>
        )}
        {exchange.droppedHeaders.length > 0 && (
          <WireFact label="Headers left out">
            {exchange.droppedHeaders.join(', ')}
            <span className="block font-sans text-muted">
              The redirect leads to another origin, so credentials were not carried along.
            </span>
          </WireFact>
        )}
      </dl>
      {exchange.timings && (
        <section>
          <h3 className="mb-2 text-sm font-semibold">Where the time went</h3>
          <Waterfall timings={exchange.timings} />
        </section>
      )}
      {tls && (
        <section>
          <h3 className="mb-2 text-sm font-semibold">TLS certificate of the web server</h3>
          <TlsFacts tls={tls} at={exchange.startedAt} />
        </section>
      )}
    </div>
  );
}
