import type { Check } from '../check';
import { addressOf } from '../fhir/well-known';
import { shown, stringArray } from '../json-body';
import { check, type smartConfigurationChecks } from './configuration-checks';

type Document = Readonly<Record<string, unknown>>;
type Id = keyof typeof smartConfigurationChecks;

const pass = (id: Id, seen: string): Check => check(id, { verdict: 'pass', seen });
const fail = (id: Id, seen: string): Check => check(id, { verdict: 'fail', seen });

/**
 * Judges the members of a SMART configuration.
 * @see https://hl7.org/fhir/smart-app-launch/STU2.2/conformance.html
 */
export function checkConfiguration(document: Document, baseUrl: string): Check[] {
  const capabilities = stringArray(document.capabilities) ?? [];
  return [
    checkCapabilities(document.capabilities),
    ...issuer(document, capabilities),
    ...authorizationEndpoint(document, capabilities),
    endpoint('smart.configuration.token-endpoint', document.token_endpoint),
    grantTypes(document.grant_types_supported),
    pkce(document.code_challenge_methods_supported),
    ...asymmetric(document, capabilities),
    ...relativeUrls(document, baseUrl),
    recommended(document),
  ];
}

/** The capabilities of SMART App Launch 2.2; others have to be URIs. */
const knownCapability =
  /^(launch-(ehr|standalone)|authorize-post|client-(public|confidential-(a?symmetric))|sso-openid-connect|context-(banner|style|(ehr|standalone)-(patient|encounter|[a-z-]+))|permission-(offline|online|patient|user|v1|v2)|smart-app-state)$/;

function checkCapabilities(value: unknown): Check {
  const id = 'smart.configuration.capabilities';
  const list = stringArray(value);
  if (!list || list.length === 0) return fail(id, shown(value));
  const odd = list.filter(
    (item) => !knownCapability.test(item) && !/^[a-z][a-z0-9+.-]*:./i.test(item),
  );
  return odd.length > 0
    ? check(id, { verdict: 'warn', seen: `${shown(odd)} is neither of SMART 2.2 nor a URI.` })
    : pass(id, list.join(', '));
}

function issuer(document: Document, capabilities: readonly string[]): Check[] {
  const id = 'smart.configuration.issuer';
  const hasSignIn = capabilities.includes('sso-openid-connect');
  const seen = `issuer ${shown(document.issuer)}, jwks_uri ${shown(document.jwks_uri)}`;
  if (hasSignIn) {
    const isGood = typeof document.issuer === 'string' && typeof document.jwks_uri === 'string';
    return [isGood ? pass(id, seen) : fail(id, `${seen}, with sso-openid-connect`)];
  }
  return document.issuer === undefined
    ? []
    : [check(id, { verdict: 'warn', seen: `${seen}, without sso-openid-connect` })];
}

function authorizationEndpoint(document: Document, capabilities: readonly string[]): Check[] {
  const hasLaunch = capabilities.some((item) => /^launch-(ehr|standalone)$/.test(item));
  if (!hasLaunch && document.authorization_endpoint === undefined) return [];
  return [endpoint('smart.configuration.authorization-endpoint', document.authorization_endpoint)];
}

function endpoint(id: Id, value: unknown): Check {
  return typeof value === 'string' && value !== '' ? pass(id, value) : fail(id, shown(value));
}

function grantTypes(value: unknown): Check {
  const id = 'smart.configuration.grant-types';
  const list = stringArray(value) ?? [];
  const isGood = list.includes('authorization_code') || list.includes('client_credentials');
  return isGood ? pass(id, list.join(', ')) : fail(id, shown(value));
}

function pkce(value: unknown): Check {
  const id = 'smart.configuration.pkce';
  const list = stringArray(value);
  const isGood = list !== null && list.includes('S256') && !list.includes('plain');
  return isGood ? pass(id, list.join(', ')) : fail(id, shown(value));
}

function asymmetric(document: Document, capabilities: readonly string[]): Check[] {
  if (!capabilities.includes('client-confidential-asymmetric')) return [];
  const id = 'smart.configuration.asymmetric';
  const value = document.token_endpoint_auth_signing_alg_values_supported;
  const list = stringArray(value) ?? [];
  const isGood = list.includes('RS384') || list.includes('ES384');
  return [isGood ? pass(id, list.join(', ')) : fail(id, shown(value))];
}

/** Shows what relative URLs would mean, because older servers publish them. */
function relativeUrls(document: Document, baseUrl: string): Check[] {
  const problems = Object.entries(document).flatMap(([name, value]) => {
    const isUrl = /_(endpoint|uri)$/.test(name) || name === 'user_access_brand_bundle';
    if (!isUrl || typeof value !== 'string' || /^https?:\/\//i.test(value)) return [];
    const resolved = addressOf(value, baseUrl) ?? 'nothing';
    return [`${name} is ${shown(value)}, against the base URL that is ${resolved}.`];
  });
  return problems.length > 0
    ? [check('smart.configuration.urls', { verdict: 'warn', seen: problems.join(' ') })]
    : [];
}

function recommended(document: Document): Check {
  const names = [
    'scopes_supported',
    'response_types_supported',
    'introspection_endpoint',
    'revocation_endpoint',
    'management_endpoint',
  ];
  const missing = names.filter((name) => document[name] === undefined);
  return check('smart.configuration.recommended', {
    verdict: missing.length > 0 ? 'info' : 'pass',
    seen: missing.length > 0 ? `Not there: ${missing.join(', ')}.` : 'All are there.',
  });
}
