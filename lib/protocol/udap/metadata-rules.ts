import type { Check, CheckOutcome, RuleSet } from '../check';
import { shown, stringArray } from '../json-body';
import { check, type metadataChecks } from './metadata-checks';

type Document = Readonly<Record<string, unknown>>;
type Id = keyof typeof metadataChecks;

/**
 * Judges the members of a metadata document. Rules that version 2 of the guide brought are failures under
 * `stu2` and warnings under `stu1`.
 * @see https://hl7.org/fhir/us/udap-security/STU2/discovery.html (IG 2 §2.2)
 */
export function checkMembers(document: Document, ruleSet: RuleSet): Check[] {
  const grants = stringArray(document.grant_types_supported) ?? [];
  return [
    exactly('udap.metadata.versions-supported', document.udap_versions_supported, ['1']),
    profiles(document, grants),
    extensionsSupported(document, grants),
    ...requiredList('extensions', document, 'udap_authorization_extensions', ruleSet),
    certificationsSupported(document),
    ...requiredList('certifications', document, 'udap_certifications', ruleSet),
    grantTypes(document),
    scopes(document, ruleSet),
    ...authorizationEndpoint(document, grants),
    endpoint('udap.metadata.token-endpoint', document.token_endpoint),
    exactly('udap.metadata.auth-methods', document.token_endpoint_auth_methods_supported, [
      'private_key_jwt',
    ]),
    algorithms(
      'udap.metadata.auth-algorithms',
      document.token_endpoint_auth_signing_alg_values_supported,
      null,
    ),
    endpoint('udap.metadata.registration-endpoint', document.registration_endpoint),
    algorithms(
      'udap.metadata.registration-algorithms',
      document.registration_endpoint_jwt_signing_alg_values_supported,
      ruleSet,
    ),
    signedMetadata(document.signed_metadata),
    ...emptyValues(document),
  ];
}

const pass = (id: Id, value: unknown): Check => check(id, { verdict: 'pass', seen: shown(value) });
const fail = (id: Id, seen: string, more: Partial<CheckOutcome> = {}): Check =>
  check(id, { verdict: 'fail', seen, ...more });

/** A rule that only version 2 has: failing it under version 1 is a warning. */
function newInVersion2(ruleSet: RuleSet, inVersion1: 'MAY' | 'SHOULD'): Partial<CheckOutcome> {
  return ruleSet === 'stu2' ? { ruleSet } : { ruleSet, verdict: 'warn', level: inVersion1 };
}

const notStrings = (value: unknown) => `${shown(value)}, which is not an array of strings`;

function exactly(id: Id, value: unknown, wanted: readonly string[]): Check {
  const list = stringArray(value);
  if (!list) return fail(id, value === undefined ? 'absent' : notStrings(value));
  return list.length === wanted.length && wanted.every((item) => list.includes(item))
    ? pass(id, value)
    : fail(id, shown(value));
}

function profiles(document: Document, grants: readonly string[]): Check {
  const id = 'udap.metadata.profiles-supported';
  const value = document.udap_profiles_supported;
  const list = stringArray(value);
  if (!list) return fail(id, value === undefined ? 'absent' : notStrings(value));
  const wanted = ['udap_dcr', 'udap_authn'];
  if (grants.includes('client_credentials')) wanted.push('udap_authz');
  const missing = wanted.filter((profile) => !list.includes(profile));
  if (missing.length === 0) return pass(id, value);
  return fail(id, `${shown(value)} without ${missing.join(', ')}`, {
    fix: `The operator adds ${missing.join(' and ')}, if the server implements it.`,
  });
}

function extensionsSupported(document: Document, grants: readonly string[]): Check {
  const id = 'udap.metadata.extensions-supported';
  const value = document.udap_authorization_extensions_supported;
  const list = stringArray(value);
  if (!list) return fail(id, value === undefined ? 'absent' : notStrings(value));
  const isMissing = grants.includes('client_credentials') && !list.includes('hl7-b2b');
  return isMissing
    ? fail(id, `${shown(value)} without "hl7-b2b", although client_credentials is offered`)
    : pass(id, value);
}

function certificationsSupported(document: Document): Check {
  const id = 'udap.metadata.certifications-supported';
  const value = document.udap_certifications_supported;
  const list = stringArray(value);
  if (!list) return fail(id, value === undefined ? 'absent' : notStrings(value));
  const odd = list.filter((item) => !/^[a-z][a-z0-9+.-]*:./i.test(item));
  return odd.length > 0 ? fail(id, `${shown(odd)} is no URI`) : pass(id, value);
}

/** `…_required` goes with a `…_supported` that is not empty, and version 2 wants it to be a subset. */
function requiredList(
  kind: 'extensions' | 'certifications',
  document: Document,
  prefix: string,
  ruleSet: RuleSet,
): Check[] {
  const id = `udap.metadata.${kind}-required` as const;
  const supported = stringArray(document[`${prefix}_supported`]) ?? [];
  const value = document[`${prefix}_required`];
  if (value === undefined) {
    if (supported.length === 0) return [];
    return [fail(id, `absent, although ${prefix}_supported is ${shown(supported)}`)];
  }
  const list = stringArray(value);
  if (!list) return [fail(id, notStrings(value))];
  const extra = list.filter((item) => !supported.includes(item));
  if (extra.length === 0) return [pass(id, value)];
  return [
    fail(id, `${shown(extra)} is required but not among ${prefix}_supported`, {
      expected: `A subset of ${prefix}_supported, ${shown(supported)}.`,
      ...newInVersion2(ruleSet, 'SHOULD'),
    }),
  ];
}

function grantTypes(document: Document): Check {
  const id = 'udap.metadata.grant-types-supported';
  const value = document.grant_types_supported;
  const list = stringArray(value);
  if (!list) return fail(id, value === undefined ? 'absent' : notStrings(value));
  if (list.length === 0) return fail(id, 'an empty array');
  if (list.includes('refresh_token') && !list.includes('authorization_code')) {
    return fail(id, `${shown(value)}: refresh_token without authorization_code`);
  }
  return pass(id, value);
}

function scopes(document: Document, ruleSet: RuleSet): Check {
  const id = 'udap.metadata.scopes-supported';
  const value = document.scopes_supported;
  const list = stringArray(value);
  if (value !== undefined && !list) return fail(id, notStrings(value));
  if (!list || list.length === 0) {
    const seen = list ? 'an empty array' : 'absent';
    return fail(id, seen, newInVersion2(ruleSet, 'MAY'));
  }
  const profiles = stringArray(document.udap_profiles_supported) ?? [];
  if (profiles.includes('udap_to') && !list.includes('udap')) {
    return fail(id, `no scope "udap", although udap_to is supported`, {
      expected: 'The scope "udap" among the others, because Tiered OAuth is supported.',
      ...newInVersion2(ruleSet, 'SHOULD'),
    });
  }
  return check(id, { verdict: 'pass', seen: shown(value), ruleSet });
}

function authorizationEndpoint(document: Document, grants: readonly string[]): Check[] {
  const value = document.authorization_endpoint;
  if (!grants.includes('authorization_code') && value === undefined) return [];
  return [endpoint('udap.metadata.authorization-endpoint', value)];
}

function endpoint(id: Id, value: unknown): Check {
  if (typeof value !== 'string') return fail(id, shown(value));
  const problem = endpointProblem(value);
  if (!problem) return pass(id, value);
  return problem === 'http'
    ? check(id, {
        verdict: 'warn',
        seen: `${shown(value)} without TLS`,
        expected: 'An absolute URL with https.',
      })
    : fail(id, `${shown(value)}: ${problem}`);
}

/** Why a string is no endpoint, in words; `http` when only TLS is missing and the host is not this machine. */
export function endpointProblem(value: string): string | null {
  let url: URL;
  try {
    url = new URL(value);
  } catch {
    return 'it is not an absolute URL';
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'it is not an http URL';
  if (url.hash) return 'it has a fragment';
  const isLocal = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname);
  return url.protocol === 'http:' && !isLocal ? 'http' : null;
}

/** `ruleSet` is given for the list that only version 2 requires, null for the one that both do. */
function algorithms(id: Id, value: unknown, ruleSet: RuleSet | null): Check {
  const list = stringArray(value);
  if (value !== undefined && !list) return fail(id, notStrings(value), { ruleSet });
  if (!list || list.length === 0) {
    const more = ruleSet ? newInVersion2(ruleSet, 'SHOULD') : {};
    return fail(id, list ? 'an empty array' : 'absent', more);
  }
  if (list.includes('none')) return fail(id, `${shown(value)}, with "none"`, { ruleSet });
  if (!list.includes('RS256')) {
    return check(id, { verdict: 'warn', seen: `${shown(value)} without RS256`, ruleSet });
  }
  return check(id, { verdict: 'pass', seen: shown(value), ruleSet });
}

function signedMetadata(value: unknown): Check {
  const id = 'udap.metadata.signed-metadata';
  if (typeof value !== 'string' || value === '') return fail(id, shown(value));
  return check(id, { verdict: 'pass', seen: `A string of ${value.length} characters.` });
}

function emptyValues(document: Document): Check[] {
  const names = Object.keys(document).filter(
    (name) => document[name] === null || document[name] === '',
  );
  return names.length > 0
    ? [check('udap.metadata.no-empty-values', { verdict: 'warn', seen: names.join(', ') })]
    : [];
}
