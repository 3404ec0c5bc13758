import type { Check, RuleSet } from '../check';
import { shown, stringArray } from '../json-body';
import { check, type softwareStatementChecks } from './software-statement-checks';

type Claims = Readonly<Record<string, unknown>>;
type Id = keyof typeof softwareStatementChecks;

const workflows = ['authorization_code', 'client_credentials'];

const pass = (id: Id, value: unknown): Check => check(id, { verdict: 'pass', seen: shown(value) });
const fail = (id: Id, seen: string): Check => check(id, { verdict: 'fail', seen });

/**
 * Judges the RFC 7591 members of a software statement. A statement with empty `grant_types` cancels a
 * registration; then nothing else is demanded.
 * @see https://hl7.org/fhir/us/udap-security/STU2/registration.html (IG 2 §3.1, §3.4)
 */
export function checkClientMetadata(claims: Claims, ruleSet: RuleSet): Check[] {
  const grants = stringArray(claims.grant_types);
  const grantTypes = checkGrantTypes(claims.grant_types, grants);
  if (grants?.length === 0) return [grantTypes];
  const namesWorkflow = grants?.some((grant) => workflows.includes(grant)) ?? false;
  // Without a workflow the other members tell which one was meant: one fault is told once.
  const hasUser = namesWorkflow
    ? (grants?.includes('authorization_code') ?? false)
    : claims.redirect_uris !== undefined;
  return [
    text('udap.software-statement.client-name', claims.client_name),
    contacts(claims.contacts),
    grantTypes,
    redirectUris(claims.redirect_uris, hasUser),
    responseTypes(claims.response_types, hasUser),
    ...logo(claims.logo_uri, hasUser),
    claims.token_endpoint_auth_method === 'private_key_jwt'
      ? pass('udap.software-statement.auth-method', 'private_key_jwt')
      : fail('udap.software-statement.auth-method', shown(claims.token_endpoint_auth_method)),
    ...scope(claims.scope, hasUser, ruleSet),
  ];
}

function text(id: Id, value: unknown): Check {
  return typeof value === 'string' && value.trim() !== ''
    ? pass(id, value)
    : fail(id, shown(value));
}

function contacts(value: unknown): Check {
  const id = 'udap.software-statement.contacts';
  const list = stringArray(value);
  if (!list) return fail(id, shown(value));
  if (!list.some((item) => /^mailto:[^@\s]+@[^@\s]+$/i.test(item))) {
    return fail(id, `${shown(value)} without a mailto: URI`);
  }
  const odd = list.find((item) => !/^[a-z][a-z0-9+.-]*:\S+$/i.test(item));
  return odd === undefined ? pass(id, value) : fail(id, `${shown(odd)} is no URI`);
}

function checkGrantTypes(value: unknown, grants: readonly string[] | null): Check {
  const id = 'udap.software-statement.grant-types';
  if (!grants) return fail(id, shown(value));
  if (grants.length === 0) {
    return check(id, { verdict: 'info', seen: 'An empty array: this cancels the registration.' });
  }
  const known = ['authorization_code', 'client_credentials', 'refresh_token'];
  const odd = grants.filter((grant) => !known.includes(grant));
  if (odd.length > 0) return fail(id, `${shown(odd)} is no grant type of UDAP.`);
  const hasUser = grants.includes('authorization_code');
  const hasSystem = grants.includes('client_credentials');
  if (hasUser && hasSystem) return fail(id, `${shown(value)}: both workflows at once.`);
  if (grants.includes('refresh_token') && !hasUser) {
    return fail(id, `${shown(value)}: refresh_token without authorization_code.`);
  }
  return pass(id, value);
}

function redirectUris(value: unknown, hasUser: boolean): Check {
  const id = 'udap.software-statement.redirect-uris';
  if (!hasUser) {
    return value === undefined
      ? pass(id, undefined)
      : fail(id, `${shown(value)}, although there is no authorization_code.`);
  }
  const list = stringArray(value);
  if (!list || list.length === 0) return fail(id, shown(value));
  const odd = list.filter((item) => !isHttps(item) || item.includes('#') || item.includes('*'));
  if (odd.length === 0) return pass(id, value);
  const isLocal = odd.every((item) => /^http:\/\/localhost(:\d+)?\/[^#*]*$/.test(item));
  return check(id, {
    verdict: isLocal ? 'warn' : 'fail',
    seen: isLocal
      ? `${shown(odd)} is not https: only a holder on this machine may take it.`
      : `${shown(odd)} is not an exact https URI without fragment.`,
  });
}

function responseTypes(value: unknown, hasUser: boolean): Check {
  const id = 'udap.software-statement.response-types';
  const list = stringArray(value);
  const isGood = hasUser ? list?.length === 1 && list[0] === 'code' : value === undefined;
  return isGood ? pass(id, value) : fail(id, shown(value));
}

function logo(value: unknown, hasUser: boolean): Check[] {
  const id = 'udap.software-statement.logo-uri';
  if (value === undefined) return hasUser ? [fail(id, 'absent')] : [];
  if (typeof value !== 'string' || !isHttps(value)) return [fail(id, shown(value))];
  const hasImageName = /\.(png|jpe?g|gif)$/i.test(new URL(value).pathname);
  return hasImageName
    ? [pass(id, value)]
    : [check(id, { verdict: 'warn', seen: `${value} does not end in .png, .jpg or .gif.` })];
}

function scope(value: unknown, hasUser: boolean, ruleSet: RuleSet): Check[] {
  const id = 'udap.software-statement.scope';
  if (typeof value !== 'string' || value === '') return [fail(id, shown(value))];
  // RFC 6749 §3.3: printable ASCII without quotation mark and back slash, single spaces in between.
  if (!/^[\x21\x23-\x5b\x5d-\x7e]+( [\x21\x23-\x5b\x5d-\x7e]+)*$/.test(value)) {
    return [fail(id, `${shown(value)} has characters or spaces that do not belong there.`)];
  }
  const foreign = value
    .split(' ')
    .filter((item) => (hasUser ? /^system\//.test(item) : /^(user|patient)\//.test(item)));
  const context = check('udap.software-statement.scope-context', {
    verdict: foreign.length > 0 ? 'warn' : 'pass',
    seen: foreign.length > 0 ? `${foreign.join(' ')} does not fit.` : value,
    ruleSet,
  });
  return [pass(id, value), context];
}

function isHttps(value: string): boolean {
  try {
    return new URL(value).protocol === 'https:';
  } catch {
    return false;
  }
}
