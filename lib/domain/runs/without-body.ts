import 'server-only';
import type { Body, Exchange } from '@/lib/protocol/exchange';

const note = 'The environment is marked as production: this body is not kept.';

const without = (body: Body): Body => ({ ...body, text: null, note });

/** The exchange without what was asked of the FHIR server and what it answered; sizes, headers and times stay. */
export function withoutBody(exchange: Exchange): Exchange {
  if (exchange.purpose !== 'fhir') return exchange;
  const { request, response } = exchange;
  return {
    ...exchange,
    request: { ...request, body: request.body && without(request.body) },
    response: response && { ...response, body: without(response.body) },
  };
}
