import 'reflect-metadata';
import type { Check, RuleSet } from '../check';
import { isSigningAlgorithm, keyMismatch } from '../jose/algorithms';
import { compareUris } from '../jose/compare-uri';
import { fromNumericDate, shownNumericDate, toNumericDate } from '../jose/numeric-date';
import { readX5c } from '../jose/x5c';
import { shown } from '../json-body';
import type { ClientMetadata } from '../registration/client-metadata';
import { sanUris } from '../x509/describe';
import { check, type softwareStatementChecks } from './software-statement-checks';
import { checkClientMetadata } from './software-statement-metadata';

/** How long a statement lives: as long as it may, five minutes. */
export const statementLifetimeSeconds = 300;

/** The claims of a software statement, in the spelling of the standards: those of the JWT, then client metadata. */
export interface SoftwareStatement extends Omit<ClientMetadata, 'jwks' | 'jwks_uri'> {
  iss: string;
  sub: string;
  aud: string;
  iat: number;
  exp: number;
  jti: string;
}

export interface SoftwareStatementOptions {
  /** What the client is to be registered with. */
  metadata: ClientMetadata;
  /** A URI of the certificate. */
  issuer: string;
  /** The registration endpoint as the signed metadata has it. */
  audience: string;
  now: Date;
  jti: string;
}

/**
 * The claims of a software statement. Members that belong to the other workflow are left out, not empty; keys are in the
 * certificate and nowhere else.
 * @see https://hl7.org/fhir/us/udap-security/STU2/registration.html (IG 2 §3.1)
 */
export function buildStatementClaims(options: SoftwareStatementOptions): SoftwareStatement {
  const { issuer, audience, now, jti } = options;
  const { jwks, jwks_uri, redirect_uris, response_types, ...members } = options.metadata;
  void [jwks, jwks_uri];
  const hasUser = members.grant_types.includes('authorization_code');
  const iat = toNumericDate(now);
  return {
    iss: issuer,
    sub: issuer,
    aud: audience,
    iat,
    exp: iat + statementLifetimeSeconds,
    jti,
    ...members,
    ...(hasUser
      ? { redirect_uris: redirect_uris ?? [], response_types: response_types ?? ['code'] }
      : {}),
    token_endpoint_auth_method: 'private_key_jwt',
  };
}

/**
 * The claims of a statement that cancels the registration of its issuer: empty `grant_types`. The members that every
 * workflow has stay in, because some holders judge them before they look at `grant_types`.
 * @see https://hl7.org/fhir/us/udap-security/STU2/registration.html (IG 2 §3.4)
 */
export function buildCancellation(options: SoftwareStatementOptions): SoftwareStatement {
  const { client_name, contacts, scope, logo_uri } = options.metadata;
  const metadata: ClientMetadata = {
    client_name,
    ...(contacts === undefined ? {} : { contacts }),
    scope,
    ...(logo_uri === undefined ? {} : { logo_uri }),
    grant_types: [],
    token_endpoint_auth_method: 'private_key_jwt',
  };
  return buildStatementClaims({ ...options, metadata });
}

export interface StatementRules {
  ruleSet: RuleSet;
  /** The registration endpoint as the signed metadata has it. */
  audience: string;
  now: Date;
  /** `registration_endpoint_jwt_signing_alg_values_supported`, when it is known. */
  supportedAlgs?: readonly string[] | null;
}

/**
 * Judges a software statement before it is sent, with the rules by which a holder will.
 * @see https://hl7.org/fhir/us/udap-security/STU2/registration.html (IG 2 §3.1)
 */
export function checkSoftwareStatement(
  header: object,
  claims: object,
  rules: StatementRules,
): Check[] {
  const signed = { ...header } as Record<string, unknown>;
  const stated = { ...claims } as Record<string, unknown>;
  const { certificates, problems } = readX5c(signed);
  const leaf = certificates[0];
  return [
    algorithm(signed.alg, leaf, rules.supportedAlgs ?? null),
    verdictOf(
      'udap.software-statement.x5c',
      problems.map((problem) => problem.text),
      certificates.map((certificate) => certificate.subject).join(', '),
    ),
    issuer(stated.iss, leaf ? sanUris(leaf) : []),
    verdictOf(
      'udap.software-statement.sub',
      stated.sub === stated.iss ? [] : [`sub is ${shown(stated.sub)}, iss ${shown(stated.iss)}.`],
      shown(stated.sub),
    ),
    audience(stated.aud, rules.audience),
    times(stated, rules.now),
    verdictOf(
      'udap.software-statement.jti',
      typeof stated.jti === 'string' && stated.jti ? [] : [`jti is ${shown(stated.jti)}.`],
      shown(stated.jti),
    ),
    ...checkClientMetadata(stated, rules.ruleSet),
  ];
}

function verdictOf(
  id: keyof typeof softwareStatementChecks,
  problems: readonly string[],
  good: string,
): Check {
  const seen = problems.length > 0 ? problems.join(' ') : good;
  return check(id, { verdict: problems.length > 0 ? 'fail' : 'pass', seen });
}

function algorithm(
  alg: unknown,
  leaf: Parameters<typeof keyMismatch>[1] | undefined,
  supported: readonly string[] | null,
): Check {
  const problems: string[] = [];
  if (!isSigningAlgorithm(alg)) {
    problems.push(`alg is ${shown(alg)}.`);
  } else {
    const mismatch = leaf ? keyMismatch(alg, leaf) : null;
    if (mismatch) problems.push(mismatch);
    if (supported && !supported.includes(alg)) {
      problems.push(`alg is ${alg}, the holder supports ${supported.join(', ') || 'none'}.`);
    }
  }
  return verdictOf('udap.software-statement.alg', problems, shown(alg));
}

function issuer(iss: unknown, uris: readonly string[]): Check {
  const id = 'udap.software-statement.iss';
  if (typeof iss !== 'string' || iss === '') return verdictOf(id, [`iss is ${shown(iss)}.`], '');
  if (uris.includes(iss)) return verdictOf(id, [], iss);
  const has = uris.length > 0 ? uris.map(shown).join(', ') : 'no URI at all';
  const comparison = uris[0] === undefined ? null : compareUris(iss, uris[0]);
  const difference = comparison && comparison.kind !== 'same' ? [comparison.difference] : [];
  return verdictOf(id, [`iss is ${shown(iss)}, the certificate has ${has}.`, ...difference], '');
}

function audience(aud: unknown, wanted: string): Check {
  const id = 'udap.software-statement.aud';
  if (aud === wanted) return verdictOf(id, [], wanted);
  if (typeof aud !== 'string') return verdictOf(id, [`aud is ${shown(aud)}.`], '');
  const comparison = compareUris(aud, wanted);
  const difference = comparison.kind === 'same' ? '' : comparison.difference;
  return verdictOf(id, [`aud is ${shown(aud)}, the endpoint ${shown(wanted)}. ${difference}`], '');
}

function times(claims: Readonly<Record<string, unknown>>, now: Date): Check {
  const iat = fromNumericDate(claims.iat);
  const exp = fromNumericDate(claims.exp);
  const problems: string[] = [];
  if (!iat) problems.push(`iat is ${shownNumericDate(claims.iat)}.`);
  if (!exp) problems.push(`exp is ${shownNumericDate(claims.exp)}.`);
  if (iat && iat.getTime() > now.getTime() + 5000) {
    problems.push(`iat ${iat.toISOString()} is in the future.`);
  }
  if (exp && exp <= now) problems.push(`exp ${exp.toISOString()} is over.`);
  const seconds = iat && exp ? (exp.getTime() - iat.getTime()) / 1000 : null;
  if (seconds !== null && seconds <= 0) problems.push('exp is not after iat.');
  if (seconds !== null && seconds > statementLifetimeSeconds) {
    problems.push(`exp − iat is ${seconds} s.`);
  }
  return verdictOf('udap.software-statement.times', problems, `exp − iat is ${seconds ?? '?'} s.`);
}
