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
}

/** The last answer to a FHIR request in a run, or null while there is none. */
export function responseOf(view: RunView): RunResponse | null {
  const last = exchangesOf(view).findLast((exchange) => exchange.purpose === 'fhir')?.exchange;
  if (!last?.response) return null;
  const value = view.resource ?? jsonBody(last.response.body);
  return { exchange: last, value, baseUrl: view.holder };
}
