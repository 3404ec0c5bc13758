import type { Check } from '../check';
import { failureCheck } from '../failures';
import { readJsonObject, shown } from '../json-body';
import { meansSame } from '../smart/scopes';
import type { HttpRequest, HttpResult } from '../transport';
import type { ClientAuthentication } from './client-authentication';
import { buildClientRequest } from './client-request';
import { refusalText } from './error-body';
import { check } from './token-tool-checks';

/**
 * The question whether a token is good, asked by a client that authenticates.
 * @see https://www.rfc-editor.org/rfc/rfc7662#section-2.1
 */
export function buildIntrospectionRequest(options: {
  endpoint: string;
  client: ClientAuthentication;
  token: string;
}): HttpRequest {
  return buildClientRequest({
    purpose: 'introspection',
    url: options.endpoint,
    client: options.client,
    parameters: { token: options.token },
  });
}

/** What introspection said. */
export interface IntrospectionResult {
  /** null when there is no answer that says it. */
  active: boolean | null;
  members: Record<string, unknown>;
  checks: Check[];
}

/**
 * Judges the answer to it. Never throws.
 *
 * @param sent.grantedScope what the token response said, when it is known
 * @see https://hl7.org/fhir/smart-app-launch/STU2.2/token-introspection.html
 */
export function processIntrospectionResponse(
  result: HttpResult,
  sent: { grantedScope: string | null },
): IntrospectionResult {
  const { exchangeId, response } = result;
  const nothing = (one: Check) => ({ active: null, members: {}, checks: [{ ...one, exchangeId }] });
  if (!response) return nothing(failureCheck(result.failure, exchangeId));
  const { value, problem } = readJsonObject(response);
  const active = value?.active;
  if (response.status !== 200 || value === null || typeof active !== 'boolean') {
    const seen =
      value === null
        ? `Status ${response.status} and ${problem}`
        : response.status === 200
          ? `active is ${shown(active)}.`
          : refusalText(response.status, value);
    return nothing(check('oauth.introspection.answered', { verdict: 'fail', seen }));
  }
  const checks = [
    check('oauth.introspection.answered', { verdict: 'pass', seen: `active is ${active}.` }),
    check('oauth.introspection.active', {
      verdict: active ? 'pass' : 'warn',
      seen: active ? 'The token is good.' : 'The token is good for nothing.',
    }),
    ...(active ? ofActive(value, sent.grantedScope) : ofInactive(value)),
  ];
  return {
    active,
    members: value,
    checks: checks.map((entry) => ({ ...entry, exchangeId })),
  };
}

function ofActive(value: Readonly<Record<string, unknown>>, granted: string | null): Check[] {
  const { scope } = value;
  const missing = ['scope', 'client_id', 'exp'].filter((name) => value[name] === undefined);
  return [
    check('oauth.introspection.members', {
      verdict: missing.length > 0 ? 'warn' : 'pass',
      seen: missing.length > 0 ? `Missing: ${missing.join(', ')}.` : 'All three are there.',
    }),
    ...(granted === null || typeof scope !== 'string'
      ? []
      : [
          check('oauth.introspection.scope', {
            verdict: meansSame(scope, granted) ? 'pass' : 'warn',
            seen: `Introspection: ${shown(scope)}. Granted: ${shown(granted)}.`,
          }),
        ]),
  ];
}

function ofInactive(value: Readonly<Record<string, unknown>>): Check[] {
  const more = Object.keys(value).filter((name) => name !== 'active');
  return [
    check('oauth.introspection.silent', {
      verdict: more.length > 0 ? 'warn' : 'pass',
      seen: more.length > 0 ? `It has ${more.join(', ')}, too.` : 'Nothing but active.',
    }),
  ];
}
