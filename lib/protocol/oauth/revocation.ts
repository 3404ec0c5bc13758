import type { Check } from '../check';
import { failureCheck } from '../failures';
import { readJsonObject } from '../json-body';
import type { HttpRequest, HttpResult } from '../transport';
import type { ClientAuthentication } from './client-authentication';
import { buildClientRequest } from './client-request';
import { refusalText } from './error-body';
import { check } from './token-tool-checks';

/**
 * The request to take a token back.
 * @see https://www.rfc-editor.org/rfc/rfc7009#section-2.1
 */
export function buildRevocationRequest(options: {
  endpoint: string;
  client: ClientAuthentication;
  token: string;
  kind: 'access_token' | 'refresh_token';
}): HttpRequest {
  return buildClientRequest({
    purpose: 'revocation',
    url: options.endpoint,
    client: options.client,
    parameters: { token: options.token, token_type_hint: options.kind },
  });
}

/**
 * Judges the answer to it. Never throws.
 * @see https://www.rfc-editor.org/rfc/rfc7009#section-2.2
 */
export function processRevocationResponse(result: HttpResult): {
  isRevoked: boolean;
  checks: Check[];
} {
  const { exchangeId, response } = result;
  if (!response) return { isRevoked: false, checks: [failureCheck(result.failure, exchangeId)] };
  const isRevoked = response.status === 200;
  const seen = isRevoked
    ? 'Status 200.'
    : refusalText(response.status, readJsonObject(response).value ?? {});
  const verdict = isRevoked ? ('pass' as const) : ('fail' as const);
  return { isRevoked, checks: [check('oauth.revocation.done', { verdict, seen, exchangeId })] };
}
