import * as z from 'zod';
import type { Check } from '../check';
import { failureCheck } from '../failures';
import { compareUris } from '../jose/compare-uri';
import { readJsonObject, shown } from '../json-body';
import type { HttpRequest, HttpResult } from '../transport';
import { check } from './issuer-checks';

const text = z.string().min(1).optional().catch(undefined);

/** What an OpenID issuer says of itself. A member of a wrong type counts as missing; unknown members are kept. */
export const IssuerConfigurationSchema = z.looseObject({
  issuer: text,
  jwks_uri: text,
  token_endpoint: text,
  userinfo_endpoint: text,
  id_token_signing_alg_values_supported: z.array(z.string()).optional().catch(undefined),
});
export type IssuerConfiguration = z.infer<typeof IssuerConfigurationSchema>;

/** A public key as a JWK Set has it. */
export type Jwk = Readonly<Record<string, unknown>>;

/**
 * The request for the configuration of an OpenID issuer.
 * @see https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderConfigurationRequest
 */
export function buildIssuerRequest(issuer: string): HttpRequest {
  return {
    purpose: 'openid-configuration',
    method: 'GET',
    url: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
    headers: { accept: 'application/json' },
    redirect: 'follow',
  };
}

/** What the configuration of an issuer is held against. */
export interface ExpectedIssuer {
  issuer: string;
  /** The endpoint from which tokens came, or null when none did. */
  tokenEndpoint: string | null;
  /** Nothing but the token itself names this issuer: then the endpoint has to tie the two together. */
  isFromToken: boolean;
}

/**
 * Judges the configuration of an OpenID issuer. Never throws.
 *
 * @returns configuration null when there is none that may be used
 * @see https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderConfigurationValidation
 */
export function processIssuerConfiguration(
  result: HttpResult,
  expected: ExpectedIssuer,
): { configuration: IssuerConfiguration | null; checks: Check[] } {
  const { exchangeId, response } = result;
  if (!response) {
    return { configuration: null, checks: [failureCheck(result.failure, exchangeId)] };
  }
  const { value, problem } = readJsonObject(response);
  if (response.status !== 200 || value === null) {
    const seen = `Status ${response.status} for ${response.url}${value === null ? ` and ${problem}` : ''}.`;
    const one = check('oidc.configuration.found', { verdict: 'fail', seen, exchangeId });
    return { configuration: null, checks: [one] };
  }
  const configuration = IssuerConfigurationSchema.parse(value);
  const checks = [
    check('oidc.configuration.found', { verdict: 'pass', seen: 'Status 200.' }),
    issuer(configuration, expected),
    ...tokenEndpoint(configuration, expected),
    keys(configuration),
  ].map((entry) => ({ ...entry, exchangeId }));
  const isGood = checks.every(({ verdict }) => verdict !== 'fail');
  return { configuration: isGood ? configuration : null, checks };
}

function issuer({ issuer: found }: IssuerConfiguration, expected: ExpectedIssuer): Check {
  const comparison = compareUris(found ?? '', expected.issuer);
  const isSame = comparison.kind === 'same';
  return check('oidc.configuration.issuer', {
    verdict: isSame ? 'pass' : 'fail',
    seen: isSame
      ? expected.issuer
      : `issuer is ${shown(found)}, asked was ${expected.issuer}. ${comparison.difference}`,
  });
}

function tokenEndpoint(configuration: IssuerConfiguration, expected: ExpectedIssuer): Check[] {
  if (expected.tokenEndpoint === null) return [];
  const found = configuration.token_endpoint;
  const isSame = found === expected.tokenEndpoint;
  return [
    check('oidc.configuration.token-endpoint', {
      verdict: isSame ? 'pass' : expected.isFromToken ? 'fail' : 'warn',
      seen: isSame
        ? expected.tokenEndpoint
        : `token_endpoint is ${shown(found)}; the token came from ${expected.tokenEndpoint}.`,
    }),
  ];
}

function keys({ jwks_uri: uri }: IssuerConfiguration): Check {
  const isUsable = uri !== undefined && URL.canParse(uri);
  return check('oidc.configuration.keys', {
    verdict: isUsable ? 'pass' : 'fail',
    seen: isUsable ? uri : `jwks_uri is ${shown(uri)}.`,
  });
}

/** The request for the keys of an issuer. */
export function buildJwksRequest(url: string): HttpRequest {
  return {
    purpose: 'issuer-keys',
    method: 'GET',
    url,
    headers: { accept: 'application/jwk-set+json, application/json' },
    redirect: 'follow',
  };
}

const JwkSetSchema = z.looseObject({ keys: z.array(z.record(z.string(), z.unknown())) });

/**
 * Judges the JWK Set of an issuer. Never throws.
 * @returns keys null when there is no set
 * @see https://www.rfc-editor.org/rfc/rfc7517#section-5
 */
export function processJwks(result: HttpResult): { keys: Jwk[] | null; checks: Check[] } {
  const { exchangeId, response } = result;
  if (!response) return { keys: null, checks: [failureCheck(result.failure, exchangeId)] };
  const { value, problem } = readJsonObject(response);
  const parsed = response.status === 200 ? JwkSetSchema.safeParse(value) : null;
  if (!parsed?.success) {
    const what = problem ?? `JSON with the members ${Object.keys(value ?? {}).join(', ')}`;
    const seen = `Status ${response.status} for ${response.url} and ${what}.`;
    return {
      keys: null,
      checks: [check('oidc.keys.found', { verdict: 'fail', seen, exchangeId })],
    };
  }
  const { keys: found } = parsed.data;
  const seen = found.length === 1 ? 'One key.' : `${found.length} keys.`;
  return { keys: found, checks: [check('oidc.keys.found', { verdict: 'pass', seen, exchangeId })] };
}

/** The address of the user info in the configuration of an issuer, or null. */
export function userinfoEndpointOf({ response }: HttpResult): string | null {
  const endpoint = response && readJsonObject(response).value?.userinfo_endpoint;
  return typeof endpoint === 'string' && URL.canParse(endpoint) ? endpoint : null;
}
