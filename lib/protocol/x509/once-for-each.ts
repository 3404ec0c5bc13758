import type { HttpResult, Transport } from '../transport';

/**
 * A transport that sends the same question once, however often it is asked: several paths share certificates and
 * lists. To one OCSP responder go many questions, which only their bodies tell apart.
 */
export function onceForEach(transport: Transport): Transport {
  const answers = new Map<string, Promise<HttpResult>>();
  return (request) => {
    const body = request.body === undefined ? '' : String(request.body);
    const question = `${request.method} ${request.url} ${body}`;
    const known = answers.get(question) ?? transport(request);
    answers.set(question, known);
    return known;
  };
}
