import 'server-only';
import { retryAfterMs } from '@/lib/directory/probe/back-off';
import { keepableText, isPlainText } from '@/lib/directory/probe/foreign-text';
import { isOfHost, outcomeOf, type ProbeKind } from '@/lib/directory/probe/outcome';
import { buildProbeRequest, type Validators } from '@/lib/directory/probe/probe-request';
import { hostOf } from '@/lib/net/policy';
import { isRedirect, nextHop } from '@/lib/net/redirect';
import type { ExchangeFailure } from '@/lib/protocol/exchange';
import type { HttpRequest, HttpResponse, HttpResult } from '@/lib/protocol/transport';
import type { HostGates } from './host-gates';
import type { ProbeAnswer } from './observation';
import type { ProbeSend, Sent } from './probe-send';

const maxRedirects = 3;

/** What a probe takes from the world. */
export interface ProbeWorld {
  send: ProbeSend;
  gates: HostGates;
  userAgent: string;
  now: () => Date;
  /** False for hosts that opted out: no redirect leads there. */
  mayAsk: (host: string) => Promise<boolean>;
}

interface Asked extends Sent {
  url: string;
}

function failed(exchangeId: string, failure: ExchangeFailure): HttpResult {
  return { exchangeId, response: null, failure };
}

function hostIn(url: string): string {
  return URL.canParse(url) ? hostOf(new URL(url)) : '';
}

/** Why a redirect is not followed; null when it is. */
async function redirectRefusal(
  from: string,
  to: string,
  redirects: number,
  world: ProbeWorld,
): Promise<ExchangeFailure | null> {
  if (redirects >= maxRedirects) {
    const message = `The server redirects more than ${maxRedirects} times.`;
    return { layer: 'limit', code: 'limit.redirects', message };
  }
  const host = hostIn(to);
  if (host === hostIn(from) || (await world.mayAsk(host))) return null;
  const message = `The redirect leads to ${host}, whose operator asked not to be probed.`;
  return { layer: 'policy', code: 'policy.opted-out', message };
}

/** Sends a request and follows redirects, never from https to http, each hop at the pace of its host. */
async function ask(request: HttpRequest, world: ProbeWorld, signal: AbortSignal): Promise<Asked> {
  let hop = request;
  let milliseconds = 0;
  let certificate: Sent['certificate'] = null;
  for (let redirects = 0; ; redirects += 1) {
    const { url } = hop;
    const sent = await world.gates.pass(hostIn(url), signal, () => world.send(hop, signal));
    // What was cut off by our own end is no word about the endpoint.
    signal.throwIfAborted();
    milliseconds += sent.milliseconds;
    certificate = earlier(certificate, sent.certificate);
    const done = (result: HttpResult): Asked => ({ result, url, milliseconds, certificate });
    const { response, exchangeId } = sent.result;
    const { location } = response?.headers ?? {};
    if (!response || !isRedirect(response.status, location)) return done(sent.result);
    const next = nextHop(hop, new URL(url), response.status, location);
    const refusal =
      next.refusal ?? (await redirectRefusal(url, next.request.url, redirects, world));
    if (refusal) return done(failed(exchangeId, refusal));
    hop = next.request;
  }
}

function earlier(a: Sent['certificate'], b: Sent['certificate']): Sent['certificate'] {
  if (!a || !b) return a ?? b;
  return a.endsAt <= b.endsAt ? a : b;
}

function validatorsOf(response: HttpResponse | null): Validators {
  const { etag, 'last-modified': lastModified } = response?.headers ?? {};
  return {
    etag: isPlainText(etag) ? etag : null,
    lastModified: isPlainText(lastModified) ? lastModified : null,
  };
}

/**
 * Asks an endpoint for one document. Never throws for what the other side or the network does.
 *
 * @param options.community URI of a trust community; empty: none
 * @param signal its reason is thrown when it aborts before the answer is complete
 */
export async function askDocument(
  kind: ProbeKind,
  options: { baseUrl: string; community: string; validators: Validators | null },
  world: ProbeWorld,
  signal: AbortSignal,
): Promise<ProbeAnswer> {
  const { baseUrl, community, validators } = options;
  const { userAgent } = world;
  const request = buildProbeRequest(kind, baseUrl, { community, validators, userAgent });
  const { result, url, milliseconds, certificate } = await ask(request, world, signal);
  const isConditional = validators?.etag != null || validators?.lastModified != null;
  const { outcome, json, detail } = outcomeOf(kind, result, { isConditional });
  const { response, failure } = result;
  const isBusy = response?.status === 429 || response?.status === 503;
  return {
    kind,
    community,
    outcome,
    httpStatus: response?.status ?? null,
    milliseconds,
    finalUrl: url === request.url ? null : keepableText(url, 2_000),
    contentType: keepableText(response?.headers['content-type'], 200),
    validators: validatorsOf(response),
    document: json && response ? { json, body: response.body } : null,
    certificate,
    detail: keepableText(detail, 500),
    // Behind a redirect it may be another host that failed.
    isOfHost: failure !== null && hostIn(url) === hostIn(baseUrl) && isOfHost(failure),
    retryAfterMs: isBusy
      ? retryAfterMs(response.headers['retry-after'] ?? null, world.now())
      : null,
  };
}
