import * as z from 'zod';
import type { Check } from '../check';
import type { HttpResponse, HttpResult } from '../transport';
import { jwksCheck as check, type JwksCheckId } from './jwks-checks';

/** What is known of the set beside the answer. */
export interface JwksFacts {
  url: string;
  /** Who can reach the address: everybody, everybody but without TLS, or this machine and its network. */
  reach: 'public' | 'no-tls' | 'private';
  /** The key that signs now; null when there is none. */
  signing: { kid: string; algorithm: string } | null;
  /** The longest life of a copy that a rotation waits for. */
  maxAgeSeconds: number;
  result: HttpResult;
}

const JwkSetSchema = z.looseObject({ keys: z.array(z.record(z.string(), z.unknown())) });
type Jwk = Record<string, unknown>;

const privateMembers = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'];
const recommended = ['RS384', 'ES384'];

const reachSeen = {
  public: 'A public https address',
  'no-tls': 'An address without TLS',
  private: 'An address that only this machine or its network can reach',
} as const;

function reachable({ reach, url }: JwksFacts): Check {
  const seen = `${reachSeen[reach]}: ${url}`;
  return check('app.jwks.reachable', { verdict: reach === 'public' ? 'pass' : 'warn', seen });
}

function skipped(ids: readonly JwksCheckId[], because: string): Check[] {
  return ids.map((id) => check(id, { verdict: 'skip', seen: `Not judged: ${because}` }));
}

function mediaType({ headers }: HttpResponse): Check {
  const seen = headers['content-type'] ?? 'no Content-Type';
  const [type = ''] = seen.split(';');
  const isJson = ['application/json', 'application/jwk-set+json'].includes(
    type.trim().toLowerCase(),
  );
  return check('app.jwks.media-type', { verdict: isJson ? 'pass' : 'fail', seen });
}

function cache({ headers }: HttpResponse, { maxAgeSeconds }: JwksFacts): Check {
  const seen = headers['cache-control'] ?? 'no Cache-Control';
  const maxAge = /(?:^|[\s,])max-age=(\d+)/i.exec(seen)?.[1];
  const isKept = maxAge !== undefined && Number(maxAge) <= maxAgeSeconds;
  const isNever = /(?:^|[\s,])no-(?:store|cache)\b/i.test(seen);
  return check('app.jwks.cache', { verdict: isKept || isNever ? 'pass' : 'warn', seen });
}

function parse(body: Uint8Array): Jwk[] | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(body);
    return JwkSetSchema.parse(JSON.parse(text)).keys;
  } catch {
    return null;
  }
}

function signingKey(keys: readonly Jwk[], { signing }: JwksFacts): Check[] {
  if (!signing) {
    const seen = keys.length === 0 ? 'No key is published' : 'No key signs yet';
    return [
      check('app.jwks.signing-key', { verdict: 'fail', seen }),
      ...skipped(['app.jwks.algorithm'], 'no key signs.'),
    ];
  }
  const { kid, algorithm } = signing;
  const isThere = keys.some((key) => key.kid === kid);
  const kids = keys.map((key) => (typeof key.kid === 'string' ? key.kid : 'without a kid'));
  const found = kids.length === 0 ? 'an empty set' : kids.join(', ');
  return [
    check('app.jwks.signing-key', {
      verdict: isThere ? 'pass' : 'fail',
      seen: isThere ? kid : `Found ${found}; the one that signs is ${kid}`,
    }),
    check('app.jwks.algorithm', {
      verdict: recommended.includes(algorithm) ? 'pass' : 'warn',
      seen: algorithm,
    }),
  ];
}

function publicOnly(keys: readonly Jwk[]): Check {
  const leaked = privateMembers.filter((member) => keys.some((key) => member in key));
  return check('app.jwks.public-only', {
    verdict: leaked.length === 0 ? 'pass' : 'fail',
    // The names only: what was leaked must not be written down again.
    seen: leaked.length === 0 ? 'Public members only' : `Found ${leaked.join(', ')}`,
  });
}

const ofContent: readonly JwksCheckId[] = [
  'app.jwks.signing-key',
  'app.jwks.algorithm',
  'app.jwks.public-only',
];
const ofAnswer: readonly JwksCheckId[] = [
  'app.jwks.media-type',
  'app.jwks.cache',
  'app.jwks.parses',
  ...ofContent,
];

/**
 * Judges the JWK Set of an app as it was fetched from outside, as a holder would fetch it.
 * @see https://hl7.org/fhir/smart-app-launch/STU2.2/client-confidential-asymmetric.html
 */
export function checkJwks(facts: JwksFacts): Check[] {
  const { response, failure } = facts.result;
  if (!response) {
    return [
      reachable(facts),
      check('app.jwks.fetched', { verdict: 'fail', seen: `${failure.code}: ${failure.message}` }),
      ...skipped(['app.jwks.status', ...ofAnswer], 'there is no answer.'),
    ];
  }
  const fetched = check('app.jwks.fetched', { verdict: 'pass', seen: `GET ${response.url}` });
  const isDocument = response.status === 200;
  const status = check('app.jwks.status', {
    verdict: isDocument ? 'pass' : 'fail',
    seen: `Status ${response.status}`,
  });
  const before = [reachable(facts), fetched, status];
  if (!isDocument) return [...before, ...skipped(ofAnswer, 'the answer is not the document.')];
  const keys = parse(response.body);
  const parses = check('app.jwks.parses', {
    verdict: keys ? 'pass' : 'fail',
    seen: keys ? `${keys.length} in keys` : `${response.body.length} bytes that are no JWK Set`,
  });
  return [
    ...before,
    mediaType(response),
    cache(response, facts),
    parses,
    ...(keys
      ? [...signingKey(keys, facts), publicOnly(keys)]
      : skipped(ofContent, 'there are no keys to look at.')),
  ];
}
