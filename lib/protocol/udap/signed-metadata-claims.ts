import type { Check, RuleSet } from '../check';
import { compareUris } from '../jose/compare-uri';
import { fromNumericDate, shownNumericDate } from '../jose/numeric-date';
import { shown } from '../json-body';
import type { UdapMetadata } from './metadata';
import { endpointProblem } from './metadata-rules';
import { check } from './signed-metadata-checks';

type Claims = Readonly<Record<string, unknown>>;

/** A server clock may be this much ahead of ours without anybody having to say a word. */
const skewSeconds = 5;
/** Beyond `skewSeconds` and up to this a warning, then a failure. */
const maxSkewSeconds = 300;
/** One year, generously: a leap year. */
const yearSeconds = 366 * 86_400;

/** Judges who signed: `iss` against the certificate and the base URL, and `sub`. */
export function checkIssuer(
  claims: Claims,
  { sanUris, baseUrl }: { sanUris: readonly string[] | null; baseUrl: string },
): Check[] {
  const { iss, sub } = claims;
  const missing = `iss is ${shown(iss)}.`;
  const isText = typeof iss === 'string' && iss !== '';
  return [
    isText
      ? issInSan(iss, sanUris)
      : check('udap.signed-metadata.iss-in-san', { verdict: 'fail', seen: missing }),
    isText
      ? issEqualsBase(iss, baseUrl)
      : check('udap.signed-metadata.iss-equals-base', { verdict: 'fail', seen: missing }),
    check('udap.signed-metadata.sub', {
      verdict: isText && sub === iss ? 'pass' : 'fail',
      seen: sub === iss ? `sub is ${shown(sub)}.` : `sub is ${shown(sub)}, iss is ${shown(iss)}.`,
    }),
  ];
}

function issInSan(iss: string, sanUris: readonly string[] | null): Check {
  const id = 'udap.signed-metadata.iss-in-san';
  if (!sanUris)
    return check(id, { verdict: 'skip', seen: 'There is no certificate to look into.' });
  if (sanUris.length === 0) {
    const seen = `iss is ${shown(iss)}; the certificate has no URI in its subject alternative name.`;
    return check(id, { verdict: 'fail', seen });
  }
  if (sanUris.includes(iss)) return check(id, { verdict: 'pass', seen: iss });
  const close = sanUris.find((uri) => compareUris(iss, uri).kind === 'lenient');
  const nearest = close ?? sanUris[0] ?? '';
  const comparison = compareUris(iss, nearest);
  const difference = comparison.kind === 'same' ? '' : comparison.difference;
  const list = sanUris.map(shown).join(', ');
  return check(id, {
    verdict: close ? 'warn' : 'fail',
    seen: `iss is ${shown(iss)}, the certificate has ${list}. ${difference}`,
  });
}

function issEqualsBase(iss: string, baseUrl: string): Check {
  const id = 'udap.signed-metadata.iss-equals-base';
  const comparison = compareUris(iss, baseUrl);
  if (comparison.kind === 'same') return check(id, { verdict: 'pass', seen: iss });
  const { kind, difference } = comparison;
  return check(id, {
    verdict: kind === 'lenient' ? 'warn' : 'fail',
    seen: `iss is ${shown(iss)}, the base URL is ${shown(baseUrl)}. ${difference}`,
  });
}

/** Judges `iat`, `exp`, how far they are apart, and `jti`. */
export function checkTimes(claims: Claims, now: Date): Check[] {
  const iat = fromNumericDate(claims.iat);
  const exp = fromNumericDate(claims.exp);
  const seen = `exp is ${shownNumericDate(claims.exp)}, now is ${now.toISOString()}.`;
  return [
    issuedAt(claims.iat, now),
    check('udap.signed-metadata.exp', { verdict: exp && exp > now ? 'pass' : 'fail', seen }),
    lifetime(iat, exp),
    check('udap.signed-metadata.jti', {
      verdict: typeof claims.jti === 'string' && claims.jti !== '' ? 'pass' : 'fail',
      seen: `jti is ${shown(claims.jti)}.`,
    }),
  ];
}

function issuedAt(value: unknown, now: Date): Check {
  const iat = fromNumericDate(value);
  const aheadSeconds = iat ? Math.ceil((iat.getTime() - now.getTime()) / 1000) : 0;
  const isAhead = aheadSeconds > skewSeconds;
  const ahead = isAhead ? ` That is ${aheadSeconds} s ahead of our clock.` : '';
  const verdict = !iat || aheadSeconds > maxSkewSeconds ? 'fail' : isAhead ? 'warn' : 'pass';
  return check('udap.signed-metadata.iat', {
    verdict,
    seen: `iat is ${shownNumericDate(value)}.${ahead}`,
  });
}

function lifetime(iat: Date | null, exp: Date | null): Check {
  const id = 'udap.signed-metadata.lifetime';
  if (!iat || !exp) return check(id, { verdict: 'skip', seen: 'iat and exp are not both usable.' });
  const seconds = (exp.getTime() - iat.getTime()) / 1000;
  const isGood = seconds > 0 && seconds <= yearSeconds;
  const days = Math.round(seconds / 8640) / 10;
  return check(id, { verdict: isGood ? 'pass' : 'fail', seen: `exp − iat is ${days} days.` });
}

const endpointNames = [
  'token_endpoint',
  'registration_endpoint',
  'authorization_endpoint',
] as const;

/** The endpoints of a holder that its signature vouches for. */
export interface SignedEndpoints {
  token_endpoint: string;
  registration_endpoint: string;
  authorization_endpoint?: string;
}

/** Takes the endpoints from the claims, and compares them with the plain ones. */
export function readEndpoints(
  claims: Claims,
  metadata: UdapMetadata,
  ruleSet: RuleSet,
): { endpoints: SignedEndpoints | null; checks: Check[] } {
  const problems = endpointNames.flatMap((name) => {
    const value = claims[name];
    const isNeeded = name !== 'authorization_endpoint' || metadata[name] !== undefined;
    if (value === undefined) return isNeeded ? [`${name} is absent.`] : [];
    if (typeof value !== 'string') return [`${name} is ${shown(value)}.`];
    const problem = endpointProblem(value);
    return problem && problem !== 'http' ? [`${name} is ${shown(value)}: ${problem}.`] : [];
  });
  const signed = check('udap.signed-metadata.endpoints', {
    verdict: problems.length > 0 ? 'fail' : 'pass',
    seen: problems.length > 0 ? problems.join(' ') : 'All endpoints are signed.',
  });
  const checks = [signed, endpointsAgree(claims, metadata, ruleSet)];
  const { token_endpoint, registration_endpoint, authorization_endpoint } = claims;
  if (
    problems.length > 0 ||
    typeof token_endpoint !== 'string' ||
    typeof registration_endpoint !== 'string'
  ) {
    return { endpoints: null, checks };
  }
  const endpoints = {
    token_endpoint,
    registration_endpoint,
    ...(typeof authorization_endpoint === 'string' ? { authorization_endpoint } : {}),
  };
  return { endpoints, checks };
}

/** Version 2 lets the signed value win; the profile that version 1 refers to rejects the document. */
function endpointsAgree(claims: Claims, metadata: UdapMetadata, ruleSet: RuleSet): Check {
  const id = 'udap.signed-metadata.endpoints-agree';
  const differences = endpointNames.flatMap((name) => {
    const signed = claims[name];
    const plain = metadata[name];
    // What is not signed is the matter of the check for signed endpoints.
    if (signed === undefined || signed === plain) return [];
    return [`${name}: signed ${shown(signed)}, plain ${shown(plain)}.`];
  });
  if (differences.length === 0) {
    return check(id, { verdict: 'pass', seen: 'They are the same.', ruleSet });
  }
  return check(id, {
    verdict: ruleSet === 'stu2' ? 'warn' : 'fail',
    seen: `${differences.join(' ')} The signed ones count.`,
    ruleSet,
  });
}
