import 'server-only';
import type { IncomingMessage } from 'node:http';
import net from 'node:net';
import type { ExchangeFailure, HeaderList, Timings, TlsView } from '@/lib/protocol/exchange';
import type { RawResponse } from '@/lib/run/redact';
import type { RawBody } from '@/lib/run/redact-body';
import { connect } from './connect';
import type { Limits } from './limits';
import { NetFailure, timedOut } from './net-failure';
import { hostOf, portOf, type OutboundPolicy } from './policy';
import { decodeBody, readWire } from './read-body';
import { resolveAllowed, type Resolve } from './resolve';
import { secure } from './secure';
import { sendRequest, type WireRequest } from './send-request';
import { startStopwatch, type Stopwatch } from './stopwatch';
import { streamBody, type BodySink } from './stream-body';
import { within } from './within';

/** What a hop needs beside its request. */
export interface HopOptions {
  policy: OutboundPolicy;
  limits: Limits;
  resolve: Resolve;
  /** PEM of authorities to trust for TLS beside those of the platform. */
  authorities: readonly string[];
  /** Its reason is the `NetFailure` to report. */
  signal: AbortSignal;
  maxBytes: number;
  /** Takes the body of a 200 instead of it being kept. */
  sink?: BodySink | undefined;
}

/** What became of one request on the wire. With a failure there may still be the head of a response. */
export interface HopOutcome {
  response: RawResponse | null;
  failure: ExchangeFailure | null;
  timings: Timings | null;
  remoteAddress: string | null;
  tls: TlsView | null;
}

function headerList(raw: readonly string[]): HeaderList {
  const list: HeaderList = [];
  for (let i = 0; i + 1 < raw.length; i += 2) list.push([raw[i] ?? '', raw[i + 1] ?? '']);
  return list;
}

const nothing = { response: null, failure: null, timings: null, remoteAddress: null, tls: null };

/** The outcome of a request that was not sent. */
export function refused(failure: ExchangeFailure): HopOutcome {
  return { ...nothing, failure };
}

async function resolveWithin(url: URL, options: HopOptions, stopwatch: Stopwatch) {
  const { connectMs } = options.limits;
  const host = hostOf(url);
  if (net.isIP(host)) return [host];
  const expired = () => timedOut('dns', 'The host name was not looked up', connectMs);
  const addresses = await within(connectMs, expired, options.signal, () =>
    resolveAllowed(url, options.policy, options.resolve),
  );
  stopwatch.mark('resolved');
  return addresses;
}

function endpointOf(socket: net.Socket): string {
  const { remoteAddress = '', remotePort = 0 } = socket;
  return net.isIPv6(remoteAddress)
    ? `[${remoteAddress}]:${remotePort}`
    : `${remoteAddress}:${remotePort}`;
}

/** Opens a connection that may be written to, and notes in the outcome what is learnt on the way. */
async function openConnection(
  url: URL,
  options: HopOptions,
  stopwatch: Stopwatch,
  outcome: HopOutcome,
): Promise<net.Socket> {
  const { policy, limits, signal } = options;
  const { connectMs } = limits;
  policy.checkUrl(url);
  const addresses = await resolveWithin(url, options, stopwatch);
  const socket = await connect(url, addresses, { port: portOf(url), policy, connectMs, signal });
  stopwatch.mark('connected');
  outcome.remoteAddress = endpointOf(socket);
  if (url.protocol !== 'https:') return socket;
  try {
    const expired = () => timedOut('tls', 'The TLS handshake was not done', connectMs);
    const result = await within(connectMs, expired, signal, (inner) =>
      secure(socket, hostOf(url), options.authorities, inner),
    );
    outcome.tls = result.view;
    if (result.failure) throw result.failure;
    stopwatch.mark('secured');
    return result.socket;
  } catch (error) {
    socket.destroy();
    throw error;
  }
}

async function readAnswer(
  message: IncomingMessage,
  options: HopOptions,
  outcome: HopOutcome,
): Promise<void> {
  const { maxBytes, signal } = options;
  const body: RawBody = {
    mediaType: message.headers['content-type'] ?? null,
    content: new Uint8Array(),
    wireBytes: 0,
    incomplete: 'The body was not read to its end and is not kept.',
  };
  // Set before the body is read: when that fails, the head of the answer is still worth seeing.
  outcome.response = {
    status: message.statusCode ?? 0,
    statusText: message.statusMessage ?? '',
    httpVersion: message.httpVersion,
    headers: headerList(message.rawHeaders),
    body,
  };
  const count = (bytes: number): void => {
    body.wireBytes = bytes;
  };
  if (options.sink && message.statusCode === 200) {
    body.incomplete = 'The body was read to its end and is not kept here.';
    await streamBody(message, { maxBytes, signal, sink: options.sink }, count);
    return;
  }
  const wire = await readWire(message, maxBytes, signal, count);
  const encoding = message.headers['content-encoding'];
  // A copy with a buffer of its own: Node's buffers share theirs, and parsers read `.buffer`.
  body.content = new Uint8Array(await decodeBody(wire, encoding, maxBytes));
  body.incomplete = null;
}

/**
 * Sends one request over one connection and reads the answer to its end. Whatever the network does comes back
 * as data; only what is broken on our side is thrown. Redirects are not followed here.
 */
export async function sendHop(request: WireRequest, options: HopOptions): Promise<HopOutcome> {
  const { signal } = options;
  const { headersMs, headerBytes } = options.limits;
  const stopwatch = startStopwatch();
  const outcome: HopOutcome = { ...nothing };
  let socket: net.Socket | undefined;
  try {
    signal.throwIfAborted();
    socket = await openConnection(request.url, options, stopwatch, outcome);
    const sending = { headersMs, headerBytes, signal, stopwatch };
    const message = await sendRequest(socket, request, sending);
    await readAnswer(message, options, outcome);
    signal.throwIfAborted();
  } catch (error) {
    if (!(error instanceof NetFailure)) throw error;
    // Of a refusal nothing is told but that it was one: no time of a look-up, no address.
    if (error.failure.layer === 'policy') return refused(error.failure);
    outcome.failure = error.failure;
  } finally {
    socket?.destroy();
    stopwatch.mark('end');
  }
  return { ...outcome, timings: stopwatch.timings() };
}
