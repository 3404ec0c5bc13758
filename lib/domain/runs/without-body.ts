import 'server-only';
import { bringsData, type Body, type Exchange } from '@/lib/protocol/exchange';

const note = 'The environment is marked as production: this body is not kept.';

const without = (body: Body): Body => ({ ...body, text: null, note });

/** The exchange without what was asked of the FHIR server and what it answered; sizes, headers and times stay. */
export function withoutBody(exchange: Exchange): Exchange {
  if (!bringsData(exchange.purpose)) return exchange;
  const { request, response } = exchange;
  return {
    ...exchange,
    request: { ...request, body: request.body && without(request.body) },
    response: response && { ...response, body: without(response.body) },
  };
}
