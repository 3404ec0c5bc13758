import type { Exchange } from '@/lib/protocol/exchange';
import { jsonBody } from '../http-message';
import { exchangesOf, type RunView } from '../run-model';

/** What came back to the FHIR request of a run. */
export interface RunResponse {
  exchange: Exchange;
  /** The body as JSON, or undefined when it is none. */
  value: unknown;
  /** FHIR base URL, to tell links to this server from others. */
  baseUrl: string;
  /** The requests on the way, from the first one over every redirect to the last. */
  hops: Exchange[];
}

/** The exchanges that led to one, over redirects, it included. */
export function hopsTo(last: Exchange, all: readonly Exchange[]): Exchange[] {
  const hops = [last];
  for (let from = last.redirectedFrom; from !== null;) {
    const before = all.find((exchange) => exchange.id === from);
    if (!before || hops.includes(before)) break;
    hops.unshift(before);
    from = before.redirectedFrom;
  }
  return hops;
}

/** The last answer to a FHIR request in a run, or null while there is none. */
export function responseOf(view: RunView): RunResponse | null {
  const all = exchangesOf(view).flatMap(({ exchange }) => (exchange ? [exchange] : []));
  const last = all.findLast((exchange) => exchange.purpose === 'fhir');
  if (!last?.response) return null;
  const value = view.resource ?? jsonBody(last.response.body);
  return { exchange: last, value, baseUrl: view.holder, hops: hopsTo(last, all) };
}
