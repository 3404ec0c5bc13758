import type { Check } from '../check';
import { shown } from '../json-body';
import type { ClientAuthentication } from '../oauth/client-authentication';
import { buildClientRequest } from '../oauth/client-request';
import { processTokenResponse, type TokenResult } from '../oauth/token';
import type { SentTokenRequest } from '../oauth/token-grant';
import type { HttpRequest, HttpResult } from '../transport';
import { check, type backendChecks } from './backend-checks';
import type { SmartConfiguration } from './configuration';
import { scopeWords } from './scopes';

/**
 * Judges what can be judged before the client asks: whether the holder offers it, the algorithm, the scopes.
 *
 * @param asked.algorithm of the key that signs; null for a client with a secret
 */
export function checkBackendRequest(
  configuration: SmartConfiguration,
  asked: { scope: string; algorithm: string | null },
): Check[] {
  const {
    grant_types_supported: grants,
    token_endpoint_auth_methods_supported: methods,
    token_endpoint_auth_signing_alg_values_supported: algorithms,
    capabilities,
  } = configuration;
  const lacking = [
    grants && !grants.includes('client_credentials') ? 'client_credentials' : '',
    asked.algorithm !== null && methods && !methods.includes('private_key_jwt')
      ? 'private_key_jwt'
      : '',
    asked.algorithm !== null && !capabilities?.includes('client-confidential-asymmetric')
      ? 'client-confidential-asymmetric'
      : '',
  ].filter(Boolean);
  const foreign = scopeWords(asked.scope).filter((word) => !word.startsWith('system/'));
  return [
    check('smart.backend.offered', {
      verdict: lacking.length > 0 ? 'warn' : 'pass',
      seen: lacking.length > 0 ? `Not listed: ${lacking.join(', ')}.` : 'All of it is listed.',
    }),
    ...(asked.algorithm === null ? [] : [algorithm(asked.algorithm, algorithms)]),
    check('smart.backend.scope', {
      verdict: foreign.length > 0 ? 'warn' : 'pass',
      seen: foreign.length > 0 ? `Of another kind: ${foreign.join(' ')}` : shown(asked.scope),
    }),
  ];
}

function algorithm(used: string, listed: readonly string[] | undefined): Check {
  const id = 'smart.backend.algorithm';
  if (!listed) {
    const seen = `The key signs with ${used}; the holder lists no algorithms.`;
    return check(id, { verdict: 'info', seen });
  }
  return check(id, {
    verdict: listed.includes(used) ? 'pass' : 'fail',
    seen: `The key signs with ${used}; the holder takes ${listed.join(', ')}.`,
  });
}

/**
 * The token request of a client without a person.
 * @see https://hl7.org/fhir/smart-app-launch/STU2.2/backend-services.html
 */
export function buildBackendTokenRequest(options: {
  tokenEndpoint: string;
  client: ClientAuthentication;
  scope: string;
}): HttpRequest {
  return buildClientRequest({
    purpose: 'token',
    url: options.tokenEndpoint,
    client: options.client,
    parameters: { grant_type: 'client_credentials', scope: options.scope },
  });
}

const meanings: Readonly<Record<string, keyof typeof backendChecks>> = {
  'oauth.token.invalid-client': 'smart.backend.invalid-client',
  'oauth.token.invalid-request': 'smart.backend.invalid-request',
  'oauth.token.invalid-scope': 'smart.backend.invalid-scope',
  'oauth.token.unauthorized-client': 'smart.backend.unauthorized-client',
};

/**
 * Judges the answer to it. Never throws, and no check ever quotes a token.
 * @see https://hl7.org/fhir/smart-app-launch/STU2.2/backend-services.html
 */
export function processBackendTokenResponse(
  result: HttpResult,
  sent: SentTokenRequest,
): TokenResult {
  const { token, checks } = processTokenResponse(result, sent);
  const told = checks.map((entry) => {
    const id = meanings[entry.id];
    const { verdict, seen, exchangeId } = entry;
    return id === undefined ? entry : check(id, { verdict, seen, exchangeId });
  });
  const life = token?.expires_in;
  if (life === undefined) return { token, checks: told };
  const lifetime = check('smart.backend.lifetime', {
    verdict: life > 300 ? 'warn' : 'pass',
    seen: `expires_in is ${life} s.`,
    exchangeId: result.exchangeId,
  });
  return { token, checks: [...told, lifetime] };
}
