import type { Check } from '../check';
import { shown, stringArray } from '../json-body';
import type { SentRegistration, UdapRegistration } from './registration';
import { check } from './registration-checks';

/**
 * Compares a registration with the statement that asked for it. Deviations that do not keep the app from
 * using the registration are warnings.
 * @see https://hl7.org/fhir/us/udap-security/STU2/registration.html (IG 2 §3.2)
 */
export function checkRegistered(registration: UdapRegistration, sent: SentRegistration): Check[] {
  return [
    echo(registration.software_statement, sent.statement),
    values(registration, sent.sentClaims),
    scope(registration, sent.sentClaims),
    ...hygiene(registration, sent.ruleSet),
    ...secret(registration),
  ];
}

function echo(returned: unknown, statement: string): Check {
  const id = 'udap.registration.statement-echoed';
  if (returned === statement) return check(id, { verdict: 'pass', seen: 'It is the same.' });
  if (typeof returned !== 'string') return check(id, { verdict: 'warn', seen: shown(returned) });
  return check(id, {
    verdict: 'fail',
    seen: `Another one: ${returned.length} characters, sent were ${statement.length}.`,
  });
}

const compared = [
  'client_name',
  'contacts',
  'grant_types',
  'redirect_uris',
  'response_types',
  'logo_uri',
  'token_endpoint_auth_method',
] as const;

function values(registration: UdapRegistration, sentClaims: object): Check {
  const id = 'udap.registration.values';
  const asked = { ...sentClaims } as Record<string, unknown>;
  const differences = compared.flatMap((name) => {
    const [sent, got] = [asked[name], registration[name]];
    if (isSame(sent, got)) return [];
    return [`${name}: asked ${shown(sent)}, registered ${shown(got)}.`];
  });
  return differences.length > 0
    ? check(id, { verdict: 'warn', seen: differences.join(' ') })
    : check(id, { verdict: 'pass', seen: 'They are the same.' });
}

/** Arrays are sets here: their order means nothing. */
function isSame(sent: unknown, got: unknown): boolean {
  const [first, second] = [stringArray(sent), stringArray(got)];
  if (first && second) return sorted(first) === sorted(second);
  return JSON.stringify(sent) === JSON.stringify(got);
}

const sorted = (list: readonly string[]) => JSON.stringify([...list].sort());

function scope(registration: UdapRegistration, sentClaims: object): Check {
  const id = 'udap.registration.scope';
  const { scope: asked } = { ...sentClaims } as Record<string, unknown>;
  const got = registration.scope;
  if (got === undefined) {
    return check(id, { verdict: 'warn', seen: `asked ${shown(asked)}, the answer does not say.` });
  }
  const set = (text: string) => sorted(text.split(' ').filter(Boolean));
  const isEqual = typeof asked === 'string' && set(asked) === set(got);
  return check(id, {
    verdict: isEqual ? 'pass' : 'info',
    seen: isEqual ? got : `asked ${shown(asked)}, registered ${shown(got)}.`,
  });
}

/** Version 2 demands a tidy answer; under version 1 the same is only worth a note. */
function hygiene(registration: UdapRegistration, ruleSet: SentRegistration['ruleSet']): Check[] {
  const verdict = ruleSet === 'stu2' ? 'warn' : 'info';
  const level = ruleSet === 'stu2' ? 'SHALL' : 'advice';
  const members = Object.keys(registration);
  const empty = members.filter((name) => registration[name] === null || registration[name] === '');
  const claims = ['iss', 'sub', 'aud', 'exp', 'iat', 'jti'].filter((name) =>
    members.includes(name),
  );
  return [
    check('udap.registration.no-empty-values', {
      verdict: empty.length > 0 ? verdict : 'pass',
      seen: empty.join(', ') || 'There are none.',
      level,
      ruleSet,
    }),
    check('udap.registration.no-jwt-claims', {
      verdict: claims.length > 0 ? verdict : 'pass',
      seen: claims.join(', ') || 'There are none.',
      level,
      ruleSet,
    }),
  ];
}

function secret(registration: UdapRegistration): Check[] {
  return registration.client_secret === undefined
    ? []
    : [
        check('udap.registration.no-secret', {
          verdict: 'warn',
          seen: 'The answer has a client_secret (not shown here).',
        }),
      ];
}
