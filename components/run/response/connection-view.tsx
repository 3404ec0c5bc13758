'use client';

import type { Exchange } from '@/lib/protocol/exchange';
import { byteSize } from '@/lib/format/quantities';
import { TlsFacts } from '../tls-facts';
import { HopWaterfall } from '../waterfall';

function SizeFacts({ exchange }: Readonly<{ exchange: Exchange }>) {
  const { request, response } = exchange;
  const encoding = response?.headers.find(
    ([name]) => name.toLowerCase() === 'content-encoding',
  )?.[1];
  const sent = request.body ? byteSize(request.body.bytes) : 'no body';
  const facts: [string, string][] = [
    ['Sent', sent],
    ...(response
      ? ([
          [
            'Received on the wire',
            `${byteSize(response.body.wireBytes)}${encoding ? ` (${encoding})` : ''}`,
          ],
          ['Inflated', byteSize(response.body.bytes)],
          ['Version', `HTTP/${response.httpVersion}`],
        ] as [string, string][])
      : []),
    ['Remote address', exchange.remoteAddress ?? 'none'],
  ];
  return (
    <dl className="grid gap-x-6 gap-y-2 rounded-lg border border-line p-3 text-xs sm:grid-cols-3">
      {facts.map(([label, value]) => (
        <div key={label} className="min-w-0">
          <dt className="text-muted">{label}</dt>
          <dd className="font-mono break-all">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** How the bytes came: where the time went, hop by hop, how many there were, and who was at the other end. */
export function ConnectionView({ hops }: Readonly<{ hops: readonly Exchange[] }>) {
  const last = hops.at(-1);
  return (
    <div className="min-w-0 space-y-5">
      <section aria-label="Where the time went">
        <p className="mb-2 text-sm font-semibold">Where the time went</p>
        <HopWaterfall hops={hops} />
      </section>
      {last && (
        <section aria-label="Sizes">
          <p className="mb-2 text-sm font-semibold">Sizes</p>
          <SizeFacts exchange={last} />
        </section>
      )}
      {last && (
        <section aria-label="TLS">
          <p className="mb-2 text-sm font-semibold">TLS</p>
          {last.tls ? (
            <TlsFacts tls={last.tls} at={last.startedAt} />
          ) : (
            <p className="text-sm text-muted">
              {last.request.url.startsWith('https:')
                ? 'Nothing is known of the certificate.'
                : 'The connection was not encrypted: the address begins with http.'}
            </p>
          )}
        </section>
      )}
    </div>
  );
}
