import { objectOf } from '../../json-value';
import type { Check } from '../../check';
import { decodeJwt, JwtError } from '../../jose/decode-jwt';
import { fromNumericDate } from '../../jose/numeric-date';
import { shown } from '../../json-body';
import { consentProblems } from './consent';
import { check } from './extension-checks';
import { hasEntries, resourceProblems } from './resource-members';

type Members = Readonly<Record<string, unknown>>;

/**
 * Judges an extension object of TEFCA Individual Access Services before it is sent. No check quotes the id_token.
 * @see https://rce.sequoiaproject.org/tefca-and-rce-resources/ (SOP Facilitated FHIR 2.0, Table 4)
 */
export function checkTefcaIasExtension(ias: Members, now: Date): Check[] {
  const consent = [
    ...(ias.consent_policy === undefined ? ['no consent_policy'] : []),
    ...consentProblems(ias),
  ];
  return [
    check('udap.tefca-ias.version', {
      verdict: ias.version === '1' ? 'pass' : 'fail',
      seen: shown(ias.version),
    }),
    user(ias.user_information),
    patient(ias.patient_information),
    check('udap.tefca-ias.consent', {
      verdict: consent.length > 0 ? 'fail' : 'pass',
      seen: consent.length > 0 ? `Found: ${consent.join('; ')}.` : shown(ias.consent_policy),
    }),
    idToken(ias.id_token, now),
    ...(ias.purpose_of_use === undefined
      ? []
      : [check('udap.tefca-ias.no-purpose', { verdict: 'warn', seen: shown(ias.purpose_of_use) })]),
  ];
}

function user(value: unknown): Check {
  const problems =
    value === undefined ? ['no user_information'] : resourceProblems(value, 'RelatedPerson');
  const resource = objectOf(value);
  if (resource && !hasEntries(resource, 'relationship')) problems.push('it has no relationship');
  return check('udap.tefca-ias.user', {
    verdict: problems.length > 0 ? 'fail' : 'pass',
    seen:
      problems.length > 0
        ? `Found: ${problems.join('; ')}.`
        : 'A RelatedPerson with name and relationship.',
  });
}

function patient(value: unknown): Check {
  const problems =
    value === undefined ? ['no patient_information'] : resourceProblems(value, 'Patient');
  if (problems.length > 0) {
    const seen = `Found: ${problems.join('; ')}.`;
    return check('udap.tefca-ias.patient', { verdict: 'fail', seen });
  }
  const resource = objectOf(value) ?? {};
  const missing = [
    hasEntries(resource, 'identifier') ? '' : 'identifier',
    typeof resource.gender === 'string' ? '' : 'gender',
  ].filter(Boolean);
  return check('udap.tefca-ias.patient', {
    verdict: missing.length > 0 ? 'warn' : 'pass',
    seen:
      missing.length > 0
        ? `A Patient with a name, without ${missing.join(' and ')}, which US Core demands.`
        : 'A Patient with name, identifier and gender.',
  });
}

function idToken(value: unknown, now: Date): Check {
  const id = 'udap.tefca-ias.id-token';
  const fail = (seen: string) => check(id, { verdict: 'fail', seen });
  if (value === undefined || value === '') return fail('There is no id_token.');
  if (typeof value !== 'string') return fail('id_token is no text.');
  try {
    const { header, claims, signature } = decodeJwt(value);
    const { iss, sub } = claims;
    if (header.alg === 'none' || signature.length === 0) return fail('It is not signed.');
    if (typeof iss !== 'string' || typeof sub !== 'string') return fail('iss or sub is missing.');
    const end = fromNumericDate(claims.exp);
    if (!end) return fail('It has no exp.');
    if (end <= now) return fail(`It expired at ${end.toISOString()}.`);
    return check(id, { verdict: 'pass', seen: `Of ${iss}, good until ${end.toISOString()}.` });
  } catch (error) {
    if (!(error instanceof JwtError)) throw error;
    return fail(`It is no JWT (${error.code}).`);
  }
}
