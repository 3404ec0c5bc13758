import * as z from 'zod';
import type { Check } from '../check';
import { failureCheck } from '../failures';
import { belowBase } from '../fhir/well-known';
import { mediaType, readJsonObject } from '../json-body';
import type { HttpRequest, HttpResponse, HttpResult } from '../transport';
import { check } from './configuration-checks';
import { checkConfiguration } from './configuration-rules';

const text = z.string().optional().catch(undefined);
const texts = z.array(z.string()).optional().catch(undefined);

/** A SMART configuration. A member of a wrong type counts as missing; unknown members are kept. */
export const SmartConfigurationSchema = z.looseObject({
  issuer: text,
  jwks_uri: text,
  authorization_endpoint: text,
  token_endpoint: text,
  grant_types_supported: texts,
  capabilities: texts,
  code_challenge_methods_supported: texts,
  token_endpoint_auth_methods_supported: texts,
  token_endpoint_auth_signing_alg_values_supported: texts,
  scopes_supported: texts,
  registration_endpoint: text,
  introspection_endpoint: text,
  revocation_endpoint: text,
});
export type SmartConfiguration = z.infer<typeof SmartConfigurationSchema>;

/**
 * The request for the SMART configuration of a holder.
 *
 * @param origin of an app in a browser, to find out whether such an app could read the answer
 * @see https://hl7.org/fhir/smart-app-launch/STU2.2/conformance.html
 */
export function buildSmartConfigurationRequest(baseUrl: string, origin?: string): HttpRequest {
  return {
    purpose: 'smart-configuration',
    method: 'GET',
    url: belowBase(baseUrl, '.well-known/smart-configuration'),
    headers: { accept: 'application/json', ...(origin === undefined ? {} : { origin }) },
    redirect: 'follow',
  };
}

export interface SmartConfigurationResult {
  /** null when there is no JSON object to work with. Relative URLs in it are not resolved. */
  configuration: SmartConfiguration | null;
  checks: Check[];
}

/**
 * Judges the answer to a request for the SMART configuration. Never throws, whatever the answer is.
 * @see https://hl7.org/fhir/smart-app-launch/STU2.2/conformance.html
 */
export function processSmartConfiguration(
  result: HttpResult,
  options: { baseUrl: string },
): SmartConfigurationResult {
  const { exchangeId } = result;
  if (!result.response) {
    return { configuration: null, checks: [failureCheck(result.failure, exchangeId)] };
  }
  const { configuration, checks } = judge(result.response, options.baseUrl);
  return { configuration, checks: checks.map((entry) => ({ ...entry, exchangeId })) };
}

function judge(response: HttpResponse, baseUrl: string): SmartConfigurationResult {
  const { status, url } = response;
  if (status !== 200) {
    const seen = `Status ${status} for ${url}.`;
    return {
      configuration: null,
      checks: [check('smart.configuration.found', { verdict: 'fail', seen })],
    };
  }
  const found = check('smart.configuration.found', { verdict: 'pass', seen: 'Status 200.' });
  const { value, problem } = readJsonObject(response);
  if (value === null) {
    const failed = check('smart.configuration.json', {
      verdict: 'fail',
      seen: `The body is ${problem}`,
    });
    return { configuration: null, checks: [found, failed] };
  }
  const type = mediaType(response);
  const mediaTypeCheck = check('smart.configuration.media-type', {
    verdict: type === 'application/json' ? 'pass' : 'warn',
    seen: type || 'No content type.',
  });
  const configuration = SmartConfigurationSchema.parse(value);
  return {
    configuration,
    checks: [found, mediaTypeCheck, ...checkConfiguration(value, baseUrl)],
  };
}

/**
 * Whether an app in a browser could read the answer to a request with its origin.
 * @see https://hl7.org/fhir/smart-app-launch/STU2.2/app-launch.html
 */
export function checkBrowserAccess(result: HttpResult, origin: string): Check[] {
  const { exchangeId, response } = result;
  if (!response) return [];
  const allowed = response.headers['access-control-allow-origin'];
  const isAllowed = allowed === '*' || allowed === origin;
  const isRefused = response.status === 403;
  if (response.status !== 200 && !isRefused) return [];
  return [
    check('smart.configuration.cors', {
      verdict: isAllowed && !isRefused ? 'pass' : 'warn',
      seen: `Status ${response.status} for the origin ${origin}, Access-Control-Allow-Origin ${allowed === undefined ? 'is absent' : `is ${allowed}`}.`,
      exchangeId,
    }),
  ];
}
