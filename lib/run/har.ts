import type { Check } from '@/lib/protocol/check';
import type { Body, Exchange, HeaderList, Timings } from '@/lib/protocol/exchange';
import { headerOf } from '@/lib/protocol/headers';
import type { Explanation } from './explain/explanation';
import type { RunFrame, StepKind } from './frames';

type NameValue = { name: string; value: string };

interface HarTimings {
  blocked: number;
  dns: number;
  connect: number;
  ssl: number;
  send: number;
  wait: number;
  receive: number;
}

/** One entry of an HTTP archive. Members that begin with `_` are ours, as the format allows. */
export interface HarEntry {
  pageref: string;
  startedDateTime: string;
  /** Milliseconds: the sum of the timings that are known, of which `ssl` is a part of `connect`. */
  time: number;
  request: {
    method: string;
    url: string;
    httpVersion: string;
    cookies: NameValue[];
    headers: NameValue[];
    queryString: NameValue[];
    postData?: { mimeType: string; params?: NameValue[]; text: string; comment?: string };
    headersSize: number;
    bodySize: number;
  };
  response: {
    /** 0 when there was no answer. */
    status: number;
    statusText: string;
    httpVersion: string;
    cookies: NameValue[];
    headers: NameValue[];
    content: {
      size: number;
      compression?: number;
      mimeType: string;
      text?: string;
      comment?: string;
    };
    redirectURL: string;
    headersSize: number;
    bodySize: number;
  };
  cache: Record<string, never>;
  timings: HarTimings;
  serverIPAddress?: string;
  _id: string;
  _step: StepKind;
  _purpose: Exchange['purpose'];
  _checks: Check[];
  /** Why checks of this exchange were not passed. */
  _explanations: Explanation[];
  _redirectedFrom: string | null;
  _droppedHeaders: string[];
  _failure: Exchange['failure'];
}

/** An HTTP archive of version 1.2. */
export interface Har {
  log: {
    version: '1.2';
    creator: { name: string; version: string };
    pages: {
      startedDateTime: string;
      id: string;
      title: string;
      pageTimings: { onContentLoad: number; onLoad: number };
    }[];
    entries: HarEntry[];
    comment: string;
  };
}

const unknownType = 'x-unknown';
const rounded = (ms: number) => Math.round(ms * 1000) / 1000;
const namesAndValues = (headers: HeaderList): NameValue[] =>
  headers.map(([name, value]) => ({ name, value }));

/** The address as a proper URL: masks in it are percent-encoded. */
function properUrl(url: string): string {
  return URL.canParse(url) ? new URL(url).href : url;
}

function queryOf(url: string): NameValue[] {
  if (!URL.canParse(url)) return [];
  return [...new URL(url).searchParams].map(([name, value]) => ({ name, value }));
}

function timingsOf(timings: Timings | null): HarTimings {
  const { dnsMs, connectMs, tlsMs, firstByteMs, bodyMs, totalMs } = timings ?? {
    dnsMs: null,
    connectMs: null,
    tlsMs: null,
    firstByteMs: null,
    bodyMs: null,
    totalMs: 0,
  };
  const dns = dnsMs ?? -1;
  const connect = connectMs === null ? -1 : rounded(connectMs + (tlsMs ?? 0));
  // The format demands these three; what did not happen took no time.
  const phases = { send: 0, wait: firstByteMs ?? 0, receive: bodyMs ?? 0 };
  const known = Math.max(0, dns) + Math.max(0, connect) + phases.wait + phases.receive;
  const rest = rounded(totalMs - known);
  return { blocked: rest > 0 ? rest : -1, dns, connect, ssl: tlsMs ?? -1, ...phases };
}

function postDataOf(body: Body): NonNullable<HarEntry['request']['postData']> {
  const mimeType = body.mediaType ?? unknownType;
  const text = body.text ?? '';
  const isForm = mimeType.toLowerCase().includes('x-www-form-urlencoded');
  return {
    mimeType,
    ...(isForm
      ? { params: [...new URLSearchParams(text)].map(([name, value]) => ({ name, value })) }
      : {}),
    text,
    ...(body.note === null ? {} : { comment: body.note }),
  };
}

function requestOf({ request, response }: Exchange): HarEntry['request'] {
  return {
    method: request.method,
    url: properUrl(request.url),
    httpVersion: `HTTP/${response?.httpVersion ?? '1.1'}`,
    cookies: [],
    headers: namesAndValues(request.headers),
    queryString: queryOf(request.url),
    ...(request.body ? { postData: postDataOf(request.body) } : {}),
    headersSize: -1,
    bodySize: request.body?.wireBytes ?? 0,
  };
}

function contentOf(body: Body): HarEntry['response']['content'] {
  const saved = body.bytes - body.wireBytes;
  return {
    size: body.bytes,
    ...(saved > 0 ? { compression: saved } : {}),
    mimeType: body.mediaType ?? unknownType,
    ...(body.text === null ? {} : { text: body.text }),
    ...(body.note === null ? {} : { comment: body.note }),
  };
}

function responseOf({ response }: Exchange): HarEntry['response'] {
  const none = { cookies: [], headersSize: -1 };
  if (!response) {
    const content = { size: 0, mimeType: unknownType };
    const absent = { status: 0, statusText: '', httpVersion: '', headers: [], redirectURL: '' };
    return { ...none, ...absent, content, bodySize: -1 };
  }
  return {
    ...none,
    status: response.status,
    statusText: response.statusText,
    httpVersion: `HTTP/${response.httpVersion}`,
    headers: namesAndValues(response.headers),
    content: contentOf(response.body),
    redirectURL: headerOf(response.headers, 'location'),
    bodySize: response.body.wireBytes,
  };
}

function entryOf(
  pageref: string,
  step: StepKind,
  exchange: Exchange,
  told: { checks: Check[]; explanations: Explanation[] },
): HarEntry {
  const timings = timingsOf(exchange.timings);
  const { blocked, dns, connect, send, wait, receive } = timings;
  const parts = [blocked, dns, connect, send, wait, receive];
  const address = exchange.remoteAddress?.replace(/:\d+$/, '').replace(/^\[|\]$/g, '');
  return {
    pageref,
    startedDateTime: exchange.startedAt,
    time: rounded(parts.reduce((sum, ms) => sum + Math.max(0, ms), 0)),
    request: requestOf(exchange),
    response: responseOf(exchange),
    cache: {},
    timings,
    ...(address ? { serverIPAddress: address } : {}),
    _id: exchange.id,
    _step: step,
    _purpose: exchange.purpose,
    _checks: told.checks,
    _explanations: told.explanations,
    _redirectedFrom: exchange.redirectedFrom,
    _droppedHeaders: exchange.droppedHeaders,
    _failure: exchange.failure,
  };
}

/**
 * A run as an HTTP archive (HAR 1.2), one entry for each exchange with the checks that it led to. Secrets are
 * masked, as in the frames.
 * @see http://www.softwareishard.com/blog/har-12-spec/
 */
export function harOf(
  run: { id: string; title: string; startedAt: string },
  frames: readonly RunFrame[],
): Har {
  const checks = frames.flatMap((frame) => (frame.type === 'check' ? [frame.check] : []));
  const explanations = frames.flatMap((frame) =>
    frame.type === 'explanation' ? [frame.explanation] : [],
  );
  const entries = frames.flatMap((frame) => {
    if (frame.type !== 'exchange') return [];
    const { step, exchange } = frame;
    const isOwn = ({ exchangeId }: { exchangeId: string | null }) => exchangeId === exchange.id;
    const told = { checks: checks.filter(isOwn), explanations: explanations.filter(isOwn) };
    return [entryOf(run.id, step, exchange, told)];
  });
  const pageTimings = { onContentLoad: -1, onLoad: -1 };
  return {
    log: {
      version: '1.2',
      creator: { name: 'Onramp', version: '0.1' },
      pages: [{ startedDateTime: run.startedAt, id: run.id, title: run.title, pageTimings }],
      entries,
      comment: 'Secrets are masked.',
    },
  };
}
