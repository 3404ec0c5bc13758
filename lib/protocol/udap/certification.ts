import 'reflect-metadata';
import type { Check } from '../check';
import { decodeJwt, JwtError, type DecodedJwt } from '../jose/decode-jwt';
import { fromNumericDate, shownNumericDate, toNumericDate } from '../jose/numeric-date';
import { readX5c } from '../jose/x5c';
import { shown, stringArray } from '../json-body';
import { sanUris } from '../x509/describe';
import { check, type certificationChecks } from './certification-checks';

/** The longest life of a certification, in seconds: three years. */
const longestLifeSeconds = 3 * 366 * 86_400;

/** The claims of a certification, in the spelling of the profile. */
export interface Certification {
  iss: string;
  sub: string;
  iat: number;
  exp: number;
  jti: string;
  certification_name: string;
  certification_uris: string[];
  /** Absent in one that an app declares of itself. */
  certification_issuer?: string;
  grant_types?: string[];
  developer_name?: string;
}

export interface CertificationOptions {
  /** A URI of the certificate that signs. */
  issuer: string;
  /** The issuer URI of the app. */
  subject: string;
  name: string;
  uris: readonly string[];
  /** By whom, for people; left out when the app declares it of itself. */
  certifier?: string;
  grantTypes?: readonly string[];
  developerName?: string;
  now: Date;
  /** Not after the end of the certificate. */
  expiresAt: Date;
  jti: string;
}

/**
 * The claims of a certification.
 * @see https://www.udap.org/udap-certifications-and-endorsements-stu1.html
 */
export function buildCertification(options: CertificationOptions): Certification {
  const iat = toNumericDate(options.now);
  const end = Math.min(toNumericDate(options.expiresAt), iat + 365 * 86_400);
  return {
    iss: options.issuer,
    sub: options.subject,
    iat,
    exp: end,
    jti: options.jti,
    certification_name: options.name,
    certification_uris: [...options.uris],
    ...(options.certifier === undefined ? {} : { certification_issuer: options.certifier }),
    ...(options.grantTypes === undefined ? {} : { grant_types: [...options.grantTypes] }),
    ...(options.developerName === undefined ? {} : { developer_name: options.developerName }),
  };
}

export interface CertificationRules {
  /** The issuer of the software statement. */
  issuer: string;
  registrationEndpoint: string;
  now: Date;
  /** The claims of the statement, for what the certification restricts. */
  statement?: Readonly<Record<string, unknown>>;
}

type Id = keyof typeof certificationChecks;

function verdict(id: Id, problems: readonly string[], good: string): Check {
  const isBad = problems.length > 0;
  return check(id, { verdict: isBad ? 'fail' : 'pass', seen: isBad ? problems.join(' ') : good });
}

/**
 * Judges a certification before it is sent along with a statement. Never throws. The signature and the chain are the
 * holder's to judge: only it knows which certifiers it trusts.
 * @see https://www.udap.org/udap-certifications-and-endorsements-stu1.html
 */
export function checkCertification(certification: string, rules: CertificationRules): Check[] {
  let decoded: DecodedJwt;
  try {
    decoded = decodeJwt(certification.trim());
  } catch (error) {
    const seen = error instanceof JwtError ? error.message : 'It could not be read.';
    return [check('udap.certification.readable', { verdict: 'fail', seen })];
  }
  const { claims, header } = decoded;
  const { certificates, problems } = readX5c(header);
  const readable = verdict(
    'udap.certification.readable',
    problems.map(({ text }) => text),
    certificates[0]?.subject ?? '',
  );
  const uris = certificates[0] ? sanUris(certificates[0]) : [];
  const { iss, sub } = claims;
  return [
    readable,
    verdict(
      'udap.certification.certifier',
      typeof iss === 'string' && uris.includes(iss)
        ? []
        : [`iss is ${shown(iss)}, the certificate has ${uris.map(shown).join(', ') || 'no URI'}.`],
      shown(iss),
    ),
    verdict(
      'udap.certification.subject',
      sub === rules.issuer
        ? []
        : [`sub is ${shown(sub)}, the statement is of ${shown(rules.issuer)}.`],
      shown(sub),
    ),
    audience(claims['aud'], rules.registrationEndpoint),
    times(claims, rules.now),
    name(claims),
    verdict(
      'udap.certification.jti',
      typeof claims['jti'] === 'string' && claims['jti'] !== ''
        ? []
        : [`jti is ${shown(claims['jti'])}.`],
      shown(claims['jti']),
    ),
    ...(rules.statement ? [restrictions(claims, rules.statement)] : []),
  ];
}

function audience(aud: unknown, endpoint: string): Check {
  const id = 'udap.certification.audience';
  if (aud === undefined) return verdict(id, [], 'There is no aud: it counts everywhere.');
  const list = typeof aud === 'string' ? [aud] : (stringArray(aud) ?? []);
  const problem = `aud is ${shown(aud)}, the endpoint ${shown(endpoint)}.`;
  return verdict(id, list.includes(endpoint) ? [] : [problem], shown(aud));
}

function times(claims: Readonly<Record<string, unknown>>, now: Date): Check {
  const iat = fromNumericDate(claims['iat']);
  const exp = fromNumericDate(claims['exp']);
  const problems = [
    ...(iat ? [] : [`iat is ${shownNumericDate(claims['iat'])}.`]),
    ...(exp ? [] : [`exp is ${shownNumericDate(claims['exp'])}.`]),
    ...(iat && iat.getTime() > now.getTime() + 5000
      ? [`iat ${iat.toISOString()} is in the future.`]
      : []),
    ...(exp && exp <= now ? [`It expired ${exp.toISOString()}.`] : []),
    ...(iat && exp && exp.getTime() - iat.getTime() > longestLifeSeconds * 1000
      ? ['It is good for more than three years.']
      : []),
  ];
  return verdict('udap.certification.times', problems, `until ${exp?.toISOString() ?? '?'}`);
}

function name(claims: Readonly<Record<string, unknown>>): Check {
  const { certification_name: text, certification_uris: uris } = claims;
  const list = stringArray(uris);
  const problems = [
    ...(typeof text === 'string' && text.trim() !== ''
      ? []
      : [`certification_name is ${shown(text)}.`]),
    ...(list && list.length > 0 ? [] : [`certification_uris is ${shown(uris)}.`]),
  ];
  return verdict('udap.certification.name', problems, `${shown(text)}: ${list?.join(', ') ?? ''}`);
}

/** Arrays and scopes of the statement have to be among those of the certification, where it has them. */
function restrictions(
  claims: Readonly<Record<string, unknown>>,
  statement: Readonly<Record<string, unknown>>,
): Check {
  const listOf = (value: unknown) =>
    typeof value === 'string' ? value.split(' ').filter(Boolean) : stringArray(value);
  const problems = ['grant_types', 'scope'].flatMap((member) => {
    const allowed = listOf(claims[member]);
    const asked = listOf(statement[member]);
    if (!allowed || !asked) return [];
    const outside = asked.filter((item) => !allowed.includes(item) && item !== 'refresh_token');
    return outside.length > 0 ? [`${member}: ${outside.join(' ')} is not covered.`] : [];
  });
  return verdict('udap.certification.restrictions', problems, 'All of the statement is covered.');
}
