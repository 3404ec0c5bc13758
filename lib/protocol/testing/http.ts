import type { ExchangeFailure } from '../exchange';
import type {
  HttpRequest,
  HttpResponse,
  HttpResult,
  ProtocolContext,
  Transport,
} from '../transport';
import { testNow } from './pki';

/** An answer as a test writes it down: bytes or text are the body of a 200. */
export interface Answer {
  status?: number;
  headers?: Record<string, string>;
  body?: string | Uint8Array | object;
  url?: string;
}

function bytesOf(body: Answer['body']): Uint8Array {
  if (body instanceof Uint8Array) return body;
  if (body === undefined) return new Uint8Array();
  return new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body));
}

/** A response as the transport would hand it over; objects become JSON. */
export function answer(given: Answer): HttpResult & { response: HttpResponse } {
  const isJson =
    given.body !== undefined &&
    typeof given.body !== 'string' &&
    !(given.body instanceof Uint8Array);
  return {
    exchangeId: 'exc_1',
    failure: null,
    response: {
      status: given.status ?? 200,
      statusText: '',
      headers: { ...(isJson ? { 'content-type': 'application/json' } : {}), ...given.headers },
      url: given.url ?? 'https://holder.example/fhir/r4',
      body: bytesOf(given.body),
      receivedAt: testNow,
    },
  };
}

/** No answer, for example because the host does not exist. */
export function noAnswer(layer: ExchangeFailure['layer'] = 'dns'): HttpResult {
  return {
    exchangeId: 'exc_1',
    response: null,
    failure: { layer, code: `${layer}.failed`, message: 'nobody answered' },
  };
}

/** A transport that knows a few addresses and keeps what it was asked; the rest is not found in DNS. */
export function transportOf(
  answers: Readonly<Record<string, Uint8Array | HttpResult>>,
): Transport & { requests: HttpRequest[] } {
  const requests: HttpRequest[] = [];
  const transport: Transport = (request) => {
    requests.push(request);
    const known = answers[request.url];
    if (!known) return Promise.resolve(noAnswer());
    return Promise.resolve(known instanceof Uint8Array ? answer({ body: known }) : known);
  };
  return Object.assign(transport, { requests });
}

/** The world of a test: time stands still, identifiers count. */
export function contextOf(transport: Transport): ProtocolContext {
  let count = 0;
  return {
    now: () => testNow,
    newJti: () => `jti-${(count += 1)}`,
    transport,
  };
}
