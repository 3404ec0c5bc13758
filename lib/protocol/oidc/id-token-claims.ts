import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import { toBase64Url } from '../bytes';
import type { Check } from '../check';
import { compareUris } from '../jose/compare-uri';
import { fromNumericDate, shownNumericDate } from '../jose/numeric-date';
import { shown } from '../json-body';
import { fhirUserCheck } from './fhir-user';
import { check, leewaySeconds } from './id-token-checks';

type Claims = Readonly<Record<string, unknown>>;

/** A token that was issued longer ago than this does not belong to a sign-in of now, in seconds. */
const maxAgeAtSignIn = 600;

/** What the claims of an id_token are held against. */
export interface ExpectedClaims {
  /** As it was discovered. */
  issuer: string;
  clientId: string;
  /** Of the authorization request; null when none was sent, as with a renewal. */
  nonce: string | null;
  accessToken: string;
  /** Of the authorization request, in seconds; null when none was sent. */
  maxAge: number | null;
  /** Who signed in, at a renewal. */
  before: { iss: string; sub: string } | null;
  now: Date;
  fhirBaseUrl: string;
  grantedScope: string;
}

/**
 * Judges the claims of an id_token.
 * @param alg of its header, which says with which hash `at_hash` is made
 * @see https://openid.net/specs/openid-connect-core-1_0.html#IDTokenValidation
 */
export function checkIdTokenClaims(claims: Claims, alg: string, expected: ExpectedClaims): Check[] {
  return [
    issuer(claims.iss, expected),
    subject(claims.sub),
    audience(claims.aud, expected),
    ...authorizedParty(claims, expected),
    expiry(claims.exp, expected),
    issuedAt(claims.iat, expected),
    ...notBefore(claims.nbf, expected),
    ...nonce(claims.nonce, expected),
    ...accessTokenHash(claims.at_hash, alg, expected),
    ...authTime(claims.auth_time, expected),
    ...samePerson(claims, expected),
    ...fhirUserCheck(claims.fhirUser, expected),
  ];
}

function issuer(found: unknown, { issuer: wanted }: ExpectedClaims): Check {
  const id = 'oidc.id-token.issuer';
  if (found === wanted) return check(id, { verdict: 'pass', seen: wanted });
  const difference =
    typeof found === 'string' ? compareUris(found, wanted) : { kind: 'different' as const };
  const where = 'difference' in difference ? ` ${difference.difference}` : '';
  return check(id, {
    verdict: 'fail',
    seen: `iss is ${shown(found)}, the issuer is ${wanted}.${where}`,
  });
}

function subject(found: unknown): Check {
  const isGood = typeof found === 'string' && /^[\x20-\x7e]{1,255}$/.test(found);
  return check('oidc.id-token.subject', {
    verdict: isGood ? 'pass' : 'fail',
    seen: `sub is ${shown(found)}.`,
  });
}

const audiences = (found: unknown): readonly unknown[] => (Array.isArray(found) ? found : [found]);

function audience(found: unknown, { clientId }: ExpectedClaims): Check {
  const isMine = audiences(found).includes(clientId);
  return check('oidc.id-token.audience', {
    verdict: isMine ? 'pass' : 'fail',
    seen: `aud is ${shown(found)}${isMine ? '' : `, the client_id is ${shown(clientId)}`}.`,
  });
}

function authorizedParty({ aud, azp }: Claims, { clientId }: ExpectedClaims): Check[] {
  const isSeveral = audiences(aud).length > 1;
  if (azp === undefined && !isSeveral) return [];
  const verdict = azp === clientId ? 'pass' : azp === undefined ? 'warn' : 'fail';
  return [check('oidc.id-token.authorized-party', { verdict, seen: `azp is ${shown(azp)}.` })];
}

/** How far a time is from now in seconds, positive in the future; null when the claim is no time. */
function secondsFromNow(value: unknown, { now }: ExpectedClaims): number | null {
  const date = fromNumericDate(value);
  return date && Math.round((date.getTime() - now.getTime()) / 1000);
}

const distance = (seconds: number) =>
  seconds < 0 ? `${-seconds} s ago` : `${seconds} s from now by our clock`;

function timed(name: string, value: unknown, seconds: number | null): string {
  const far = seconds === null ? '' : `, ${distance(seconds)}`;
  return `${name} is ${shownNumericDate(value)}${far}.`;
}

function expiry(value: unknown, expected: ExpectedClaims): Check {
  const seconds = secondsFromNow(value, expected);
  const isGood = seconds !== null && seconds > -leewaySeconds;
  return check('oidc.id-token.expiry', {
    verdict: isGood ? 'pass' : 'fail',
    seen: timed('exp', value, seconds),
  });
}

function issuedAt(value: unknown, expected: ExpectedClaims): Check {
  const seconds = secondsFromNow(value, expected);
  const isOld = seconds !== null && seconds < -maxAgeAtSignIn;
  const isGood = seconds !== null && seconds <= leewaySeconds;
  return check('oidc.id-token.issued-at', {
    verdict: isGood ? (isOld ? 'warn' : 'pass') : 'fail',
    seen: timed('iat', value, seconds),
  });
}

function notBefore(value: unknown, expected: ExpectedClaims): Check[] {
  if (value === undefined) return [];
  const seconds = secondsFromNow(value, expected);
  const isGood = seconds !== null && seconds <= leewaySeconds;
  return [
    check('oidc.id-token.not-before', {
      verdict: isGood ? 'pass' : 'fail',
      seen: timed('nbf', value, seconds),
    }),
  ];
}

function nonce(found: unknown, { nonce: wanted }: ExpectedClaims): Check[] {
  if (wanted === null) return [];
  const isSame = found === wanted;
  return [
    check('oidc.id-token.nonce', {
      verdict: isSame ? 'pass' : 'fail',
      seen: isSame
        ? 'It is the one that was sent.'
        : `nonce is ${shown(found)}, sent was ${wanted}.`,
    }),
  ];
}

function hashOf(text: string, alg: string): Uint8Array {
  const bytes = new TextEncoder().encode(text);
  if (alg.endsWith('256')) return sha256(bytes);
  if (alg.endsWith('384')) return sha384(bytes);
  // The 512s, and Ed25519, which hashes with SHA-512.
  return sha512(bytes);
}

/** The `at_hash` of an access token: the left half of its hash. */
export function accessTokenHashOf(accessToken: string, alg: string): string {
  const hash = hashOf(accessToken, alg);
  return toBase64Url(hash.slice(0, hash.length / 2));
}

function accessTokenHash(found: unknown, alg: string, { accessToken }: ExpectedClaims): Check[] {
  if (found === undefined) return [];
  const wanted = accessTokenHashOf(accessToken, alg);
  const isSame = found === wanted;
  return [
    check('oidc.id-token.access-token-hash', {
      verdict: isSame ? 'pass' : 'fail',
      seen: isSame
        ? `at_hash is ${wanted}.`
        : `at_hash is ${shown(found)}; computed is ${wanted} (${alg}).`,
    }),
  ];
}

function authTime(value: unknown, expected: ExpectedClaims): Check[] {
  const { maxAge } = expected;
  if (maxAge === null) return [];
  const seconds = secondsFromNow(value, expected);
  const isRecent =
    seconds !== null && seconds >= -(maxAge + leewaySeconds) && seconds <= leewaySeconds;
  return [
    check('oidc.id-token.auth-time', {
      verdict: isRecent ? 'pass' : 'fail',
      seen: `${timed('auth_time', value, seconds)} max_age was ${maxAge} s.`,
    }),
  ];
}

function samePerson({ iss, sub }: Claims, { before }: ExpectedClaims): Check[] {
  if (before === null) return [];
  const isSame = iss === before.iss && sub === before.sub;
  return [
    check('oidc.id-token.same-person', {
      verdict: isSame ? 'pass' : 'fail',
      seen: isSame
        ? `sub is ${shown(sub)}, as before.`
        : `Now ${shown(sub)} of ${shown(iss)}; at the sign-in ${shown(before.sub)} of ${before.iss}.`,
    }),
  ];
}
