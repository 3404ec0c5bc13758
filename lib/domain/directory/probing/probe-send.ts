import 'server-only';
import { openTransport, type TransportOptions } from '@/lib/net/open-transport';
import { outboundPolicy } from '@/lib/net/policy';
import { env } from '@/lib/env';
import { maxDocumentBytes } from '@/lib/directory/probe/probe-request';
import type { Exchange } from '@/lib/protocol/exchange';
import type { HttpRequest, HttpResult } from '@/lib/protocol/transport';
import type { RawExchange, Redactor } from '@/lib/run/redact';

/** What a probe learns of one request, beside its answer. */
export interface Sent {
  result: HttpResult;
  milliseconds: number;
  /** Of the TLS connection, also when it was not accepted; null without TLS. */
  certificate: { endsAt: Date; issuer: string } | null;
}

/** Sends one request of a probe. Never throws for what the other side or the network does. */
export type ProbeSend = (request: HttpRequest, signal: AbortSignal) => Promise<Sent>;

const limits = {
  connectMs: 10_000,
  headersMs: 30_000,
  totalMs: 30_000,
  responseBytes: maxDocumentBytes,
} as const;

/** Nothing of a probe is recorded as an exchange and nothing in it is secret, so bodies are not searched and copied. */
const unrecorded: Redactor = {
  remember: () => undefined,
  start: (_purpose, { url }) => url,
  exchange: (raw: RawExchange): Exchange => ({
    ...raw,
    request: { ...raw.request, body: null },
    response: null,
  }),
  conceal: (_name, value) => value,
  whole: () => Promise.resolve(null),
  sweep: (value) => value,
};

/** Who asks, and where to find out more: the address of the portal. */
export function probeUserAgent(): string {
  return `Onramp/0.1 (endpoint directory; +${env().APP_URL})`;
}

function certificateOf({ tls }: Exchange): Sent['certificate'] {
  if (!tls) return null;
  const endsAt = new Date(tls.validTo);
  return Number.isNaN(endsAt.getTime()) ? null : { endsAt, issuer: tls.issuer };
}

/** Opens the door for probes: guarded like every other, ten seconds to connect, thirty in all, bodies to 10 MB. */
export function openProbeSend(
  options: Pick<TransportOptions, 'policy' | 'authorities' | 'resolve'> & {
    limits?: TransportOptions['limits'];
  } = {},
): ProbeSend {
  const shared = {
    ...options,
    policy: options.policy ?? outboundPolicy(),
    limits: { ...limits, ...options.limits },
    redactor: unrecorded,
  };
  return async (request, signal) => {
    let certificate: Sent['certificate'] = null;
    const transport = openTransport({
      ...shared,
      signal,
      onExchange: (exchange) => {
        certificate = certificateOf(exchange);
      },
    });
    const startedAt = performance.now();
    const result = await transport(request);
    return { result, milliseconds: Math.round(performance.now() - startedAt), certificate };
  };
}
