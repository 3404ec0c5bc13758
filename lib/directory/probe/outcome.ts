import { readResource } from '@/lib/protocol/fhir/resource';
import { mediaType, readJsonObject } from '@/lib/protocol/json-body';
import type { ExchangeFailure } from '@/lib/protocol/exchange';
import type { HttpResponse, HttpResult } from '@/lib/protocol/transport';
import { isShallow } from './foreign-text';

/** The three documents by which an endpoint describes itself; each is asked for and judged on its own. */
export const probeKinds = ['metadata', 'smart', 'udap'] as const;
export type ProbeKind = (typeof probeKinds)[number];

/** What became of one request of a probe. */
export const probeOutcomes = [
  'ok',
  'not-modified',
  'http-4xx',
  'auth-required',
  'http-5xx',
  'throttled',
  'dns',
  'tls',
  'timeout',
  'refused',
  'not-json',
  'wrong-type',
  'too-large',
  'blocked',
  'absent',
] as const;
export type ProbeOutcome = (typeof probeOutcomes)[number];

export interface JudgedAnswer {
  outcome: ProbeOutcome;
  /** The document; null unless the outcome is `ok`. */
  json: Record<string, unknown> | null;
  /** What was found, in words; null when nothing is to be said. */
  detail: string | null;
}

/** Members of which a document has at least one when it is what it should be, and no page of something else. */
const marks: Readonly<Record<'smart' | 'udap', readonly string[]>> = {
  smart: ['capabilities', 'token_endpoint', 'authorization_endpoint', 'grant_types_supported'],
  udap: ['udap_versions_supported', 'udap_profiles_supported', 'signed_metadata'],
};

/** Whether the document answers: as a whole, or with the word that it is the one we have. */
export function isGood(outcome: ProbeOutcome): boolean {
  return outcome === 'ok' || outcome === 'not-modified';
}

/**
 * Judges the answer to one request of a probe. Never throws, whatever the answer is.
 *
 * @param isConditional validators were sent along, so that 304 is an answer (RFC 9110 §13)
 */
export function outcomeOf(
  kind: ProbeKind,
  result: HttpResult,
  { isConditional }: { isConditional: boolean },
): JudgedAnswer {
  if (!result.response) {
    const { failure } = result;
    return { outcome: outcomeOfFailure(failure), json: null, detail: failure.message };
  }
  const { response } = result;
  if (response.status === 200) return judgeDocument(kind, response);
  const outcome = outcomeOfStatus(kind, response.status, isConditional);
  const detail = outcome === 'not-modified' ? null : `Status ${response.status}.`;
  return { outcome, json: null, detail };
}

/**
 * Whether a failure is of the host and not of one address at it: its name, its address, its connection or its TLS. All
 * endpoints of the host would fail in the same way.
 */
export function isOfHost({ layer, code }: ExchangeFailure): boolean {
  if (layer === 'dns' || layer === 'tls' || layer === 'connect') return true;
  return ['timeout.dns', 'timeout.connect', 'timeout.tls', 'policy.private-address'].includes(code);
}

function outcomeOfFailure({ layer, code }: ExchangeFailure): ProbeOutcome {
  switch (layer) {
    case 'policy':
      return 'blocked';
    case 'dns':
    case 'tls':
    case 'timeout':
      return layer;
    case 'connect':
      return 'refused';
    case 'limit':
      return code === 'limit.redirects' ? 'wrong-type' : 'too-large';
    case 'http':
      return code === 'http.encoding' || code === 'http.malformed' ? 'not-json' : 'refused';
  }
}

function outcomeOfStatus(kind: ProbeKind, status: number, isConditional: boolean): ProbeOutcome {
  if (status === 304 && isConditional) return 'not-modified';
  if (status === 401 || status === 403) return 'auth-required';
  if (status === 429) return 'throttled';
  // 204: a holder without a certificate for the community that was asked for (UDAP Security IG 2 §2.3).
  const isMissing = status === 404 || status === 410 || (kind === 'udap' && status === 204);
  if (isMissing && kind !== 'metadata') return 'absent';
  if (status >= 500) return 'http-5xx';
  return status >= 400 ? 'http-4xx' : 'wrong-type';
}

function judgeDocument(kind: ProbeKind, response: HttpResponse): JudgedAnswer {
  const { value, problem } = readJsonObject(response);
  if (value === null) {
    return { outcome: 'not-json', json: null, detail: `The body is ${problem}` };
  }
  if (!isShallow(value)) {
    return { outcome: 'wrong-type', json: null, detail: 'JSON that is nested too deeply.' };
  }
  if (kind === 'metadata') return judgeStatement(response, value);
  if (marks[kind].some((name) => name in value))
    return { outcome: 'ok', json: value, detail: null };
  const members = Object.keys(value).slice(0, 10).join(', ') || 'none';
  return {
    outcome: 'wrong-type',
    json: null,
    detail: `JSON with none of ${marks[kind].join(', ')}; members: ${members.slice(0, 200)}`,
  };
}

/** DSTU2 calls a CapabilityStatement a Conformance. */
function judgeStatement(response: HttpResponse, json: Record<string, unknown>): JudgedAnswer {
  const { resource, problem } = readResource(response);
  if (!resource) return { outcome: 'wrong-type', json: null, detail: problem };
  const { resourceType } = resource;
  if (resourceType === 'CapabilityStatement' || resourceType === 'Conformance') {
    return { outcome: 'ok', json, detail: null };
  }
  const detail = `It is a ${resourceType.slice(0, 60)} (${mediaType(response).slice(0, 60)}), not a CapabilityStatement.`;
  return { outcome: 'wrong-type', json: null, detail };
}
