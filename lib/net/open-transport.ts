import 'server-only';
import { randomBytes } from 'node:crypto';
import {
  bringsData,
  type Exchange,
  type ExchangeFailure,
  type ExchangePurpose,
} from '@/lib/protocol/exchange';
import { findHeader } from '@/lib/protocol/headers';
import type { HttpRequest, HttpResponse, HttpResult, Transport } from '@/lib/protocol/transport';
import { createRedactor, type RawRequest, type RawResponse, type Redactor } from '@/lib/run/redact';
import { isKeptWhole, keptAside, type WholeBody } from '@/lib/run/redact-whole';
import { refused, sendHop, type HopOptions, type HopOutcome } from './hop';
import { defaultLimits, type Limits } from './limits';
import { cancelled, NetFailure, timedOut } from './net-failure';
import { outboundPolicy, type OutboundPolicy } from './policy';
import { isRedirect, nextHop } from './redirect';
import { bodyBytes, requestHeaders } from './request-headers';
import { resolveBySystem, type Resolve } from './resolve';
import type { WireRequest } from './send-request';
import type { BodySink } from './stream-body';

/** Lets others have their turn while something long is worked on. */
const breathe = () => new Promise<void>((resolve) => setImmediate(resolve));

export interface TransportOptions {
  /** Stops what is under way; everything after it fails with `http.cancelled`. */
  signal: AbortSignal;
  /** Told before each hop; secrets in the URL are masked. */
  onStart?: (started: {
    exchangeId: string;
    purpose: ExchangePurpose;
    method: string;
    url: string;
  }) => Promise<void> | void;
  /** Given each hop when it is over, redacted. The transport waits for it. */
  onExchange?: (exchange: Exchange) => Promise<void> | void;
  /** Where requests may go; by default what the environment says. */
  policy?: OutboundPolicy;
  limits?: Partial<Limits>;
  /** What the answer to a FHIR request may take, where that is more. */
  fhirLimits?: Pick<Limits, 'totalMs' | 'responseBytes'>;
  /** Masks secrets; by default one of its own. */
  redactor?: Redactor;
  /** Finds the addresses of a host; by default the system does. */
  resolve?: Resolve;
  /** PEM of authorities to trust for TLS beside those of the platform. */
  authorities?: readonly string[];
  /** Keeps the whole of a body that is too long, or no text, for the frames. The transport waits for it. */
  keepWhole?: (exchangeId: string, whole: WholeBody) => Promise<void>;
  /** Takes the bodies of answers with status 200, which are then empty in what the transport returns. */
  sink?: BodySink;
}

/** A hop before it is sent: what was asked for and what leads there. */
interface Hop {
  request: HttpRequest;
  redirectedFrom: string | null;
  dropped: string[];
  refusal: ExchangeFailure | null;
}

function parseUrl(text: string): URL {
  if (!URL.canParse(text)) {
    throw new NetFailure('policy', 'url', 'The address is not an absolute URL.');
  }
  const url = new URL(text);
  url.hash = '';
  return url;
}

/** The request as it is written to the wire. Throws a `NetFailure` when it must not be sent at all. */
function wireRequest(request: HttpRequest, limits: Limits): WireRequest {
  const url = parseUrl(request.url);
  const method = request.method.toUpperCase();
  const body = bodyBytes(request.body);
  const headers = requestHeaders(url, method, request.headers, body);
  const headBytes = headers.reduce((sum, [name, value]) => sum + name.length + value.length, 0);
  if (url.href.length + headBytes + (body?.length ?? 0) > limits.requestBytes) {
    const message = `The request is larger than ${limits.requestBytes} bytes.`;
    throw new NetFailure('limit', 'request', message);
  }
  return { url, method, headers, body };
}

/** The request as it is recorded; as it was asked for when it cannot be sent. */
function rawRequest(request: HttpRequest, wire: WireRequest | null): RawRequest {
  const headers = wire?.headers ?? Object.entries(request.headers);
  const body = wire?.body ?? bodyBytes(request.body);
  const mediaType = findHeader(headers, 'content-type') ?? null;
  return {
    method: wire?.method ?? request.method,
    url: wire?.url.href ?? request.url,
    headers,
    body: body && { mediaType, content: body, wireBytes: body.length, incomplete: null },
  };
}

function responseOf(raw: RawResponse, url: URL): HttpResponse {
  const entries = raw.headers.map(([name, value]) => [name.toLowerCase(), value] as const);
  return {
    status: raw.status,
    statusText: raw.statusText,
    headers: Object.fromEntries(entries),
    url: url.href,
    body: raw.body.content,
    receivedAt: new Date(),
  };
}

/**
 * Opens the one door through which the portal calls others. Addresses are judged by the policy, limits hold,
 * redirects are followed by hand, and each hop is recorded with its secrets masked. The transport never
 * throws for what the other side or the network does, only when `onStart` or `onExchange` throw.
 */
export function openTransport(options: TransportOptions): Transport {
  const {
    signal,
    onStart,
    onExchange,
    keepWhole,
    authorities = [],
    resolve = resolveBySystem,
    sink,
  } = options;
  const policy = options.policy ?? outboundPolicy();
  const limits: Limits = { ...defaultLimits, ...options.limits };
  const limitsOf = (purpose: ExchangePurpose): Pick<Limits, 'totalMs' | 'responseBytes'> =>
    bringsData(purpose) ? { ...limits, ...options.fhirLimits } : limits;
  const redactor = options.redactor ?? createRedactor(randomBytes(16).toString('hex'));

  /** Sends and records one hop. */
  async function takeHop(
    hop: Hop,
    hopSignal: AbortSignal,
  ): Promise<{ exchangeId: string; url: URL | null; outcome: HopOutcome }> {
    const { request } = hop;
    const exchangeId = `exc_${randomBytes(16).toString('hex')}`;
    let wire: WireRequest | null = null;
    let failure = hop.refusal;
    try {
      wire = wireRequest(request, limits);
    } catch (error) {
      if (!(error instanceof NetFailure)) throw error;
      failure ??= error.failure;
    }
    const raw = rawRequest(request, wire);
    const { purpose } = request;
    const startedAt = new Date().toISOString();
    const url = redactor.start(purpose, raw);
    await onStart?.({ exchangeId, purpose, method: raw.method, url });
    const most = limitsOf(purpose).responseBytes;
    const maxBytes = Math.min(most, request.maxBytes ?? most);
    const hopOptions: HopOptions = {
      policy,
      limits,
      resolve,
      authorities,
      maxBytes,
      signal: hopSignal,
      sink,
    };
    const outcome =
      wire && !failure ? await sendHop(wire, hopOptions) : refused(failure ?? cancelled().failure);
    const exchange = redactor.exchange({
      id: exchangeId,
      purpose,
      startedAt,
      redirectedFrom: hop.redirectedFrom,
      droppedHeaders: hop.dropped,
      request: raw,
      ...outcome,
    });
    if (keepWhole && bringsData(purpose) && exchange.response && outcome.response) {
      const { body } = outcome.response;
      const whole = isKeptWhole(body) ? await redactor.whole(body, breathe) : null;
      if (whole) {
        await keepWhole(exchangeId, whole);
        exchange.response.body = keptAside(exchange.response.body);
      }
    }
    await onExchange?.(exchange);
    return { exchangeId, url: wire?.url ?? null, outcome };
  }

  async function follow(request: HttpRequest, hopSignal: AbortSignal): Promise<HttpResult> {
    let hop: Hop = { request, redirectedFrom: null, dropped: [], refusal: null };
    for (let redirects = 0; ; redirects += 1) {
      const { exchangeId, url, outcome } = await takeHop(hop, hopSignal);
      const { response, failure } = outcome;
      if (failure) return { exchangeId, response: null, failure };
      if (!response || !url) throw new Error('a hop ended with neither a response nor a failure');
      const answer = responseOf(response, url);
      const { location } = answer.headers;
      if (request.redirect === 'manual' || !isRedirect(answer.status, location)) {
        return { exchangeId, response: answer, failure: null };
      }
      const next = nextHop(hop.request, url, answer.status, location);
      const message = `The server redirects more than ${limits.redirects} times.`;
      const tooMany = new NetFailure('limit', 'redirects', message).failure;
      hop = {
        ...next,
        redirectedFrom: exchangeId,
        refusal: redirects >= limits.redirects ? tooMany : next.refusal,
      };
    }
  }

  return async (request) => {
    const controller = new AbortController();
    const { totalMs } = limitsOf(request.purpose);
    const abort = () => controller.abort(cancelled());
    const timer = setTimeout(
      () => controller.abort(timedOut('total', 'The answer was not complete', totalMs)),
      totalMs,
    );
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    try {
      return await follow(request, controller.signal);
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
    }
  };
}
