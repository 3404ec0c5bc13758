import * as z from 'zod';
import { excerpt } from '../bytes';
import type { Check } from '../check';
import { failureCheck } from '../failures';
import { mediaType, readJsonObject } from '../json-body';
import type { HttpRequest, HttpResponse, HttpResult } from '../transport';
import { buildClientRequest } from './client-request';
import { refusalText } from './error-body';
import { checkGrant, type SentTokenRequest } from './token-grant';
import { check, type tokenChecks } from './token-checks';

/** What a token endpoint granted. Members that nobody knows are kept. */
export const AccessTokenResponseSchema = z.looseObject({
  // RFC 6750 §2.1: what can stand in an Authorization header.
  access_token: z.string().regex(/^[\x21-\x7e]+$/),
  token_type: z.string().optional().catch(undefined),
  expires_in: z.number().optional().catch(undefined),
  scope: z.string().optional().catch(undefined),
});
export type AccessTokenResponse = z.infer<typeof AccessTokenResponseSchema>;

export interface ClientCredentialsOptions {
  /** The token endpoint as the signed metadata has it. */
  tokenEndpoint: string;
  /** The signed assertion. */
  clientAssertion: string;
  scope: string;
}

/**
 * The token request of a business client: form encoded, authenticated by the assertion alone.
 * @see https://hl7.org/fhir/us/udap-security/STU2/b2b.html (IG 2 §5.2.2)
 */
export function buildClientCredentialsRequest(options: ClientCredentialsOptions): HttpRequest {
  const { tokenEndpoint, clientAssertion: assertion, scope } = options;
  return buildClientRequest({
    purpose: 'token',
    url: tokenEndpoint,
    client: { method: 'private_key_jwt', assertion, isUdap: true },
    parameters: { grant_type: 'client_credentials', scope },
  });
}

export interface TokenResult {
  /** null when there is no token that can be used. */
  token: AccessTokenResponse | null;
  checks: Check[];
}

/**
 * Judges the answer to a token request with client credentials. Never throws, and no check ever quotes the
 * token.
 * @see https://hl7.org/fhir/us/udap-security/STU2/b2b.html (IG 2 §5.2.3)
 */
export function processTokenResponse(result: HttpResult, sent: SentTokenRequest): TokenResult {
  const { exchangeId } = result;
  if (!result.response) {
    return { token: null, checks: [failureCheck(result.failure, exchangeId)] };
  }
  const { token, checks } = judge(result.response, sent);
  return { token, checks: checks.map((entry) => ({ ...entry, exchangeId })) };
}

function judge(response: HttpResponse, sent: SentTokenRequest): TokenResult {
  if (response.status !== 200) return { token: null, checks: [refusal(response)] };
  const { value, problem } = readJsonObject(response);
  if (value === null) {
    const seen = `Status 200 and ${problem}`;
    return { token: null, checks: [check('oauth.token.json', { verdict: 'fail', seen })] };
  }
  const parsed = AccessTokenResponseSchema.safeParse(value);
  if (!parsed.success) {
    const members = Object.keys(value).join(', ') || 'none';
    const seen =
      value.error === undefined
        ? `Status 200 without a usable access_token. Members: ${members}.`
        : `${refusalText(200, value)} An error has status 400.`;
    return { token: null, checks: [check('oauth.token.granted', { verdict: 'fail', seen })] };
  }
  const checks = [
    check('oauth.token.granted', { verdict: 'pass', seen: 'Status 200 with access_token.' }),
    ...contentType(response),
    ...checkGrant(value, response, sent),
  ];
  return { token: parsed.data, checks };
}

function contentType(response: HttpResponse): Check[] {
  const type = mediaType(response);
  if (type === 'application/json') return [];
  const seen = type === '' ? 'No content type, but the body is JSON.' : `${type}, but it is JSON.`;
  return [check('oauth.token.json', { verdict: 'warn', seen })];
}

const codes: Readonly<Record<string, keyof typeof tokenChecks>> = {
  invalid_client: 'oauth.token.invalid-client',
  invalid_request: 'oauth.token.invalid-request',
  invalid_grant: 'oauth.token.invalid-grant',
  invalid_scope: 'oauth.token.invalid-scope',
  unauthorized_client: 'oauth.token.unauthorized-client',
  unsupported_grant_type: 'oauth.token.unsupported-grant-type',
  invalid_dpop_proof: 'oauth.token.invalid-dpop-proof',
  use_dpop_nonce: 'oauth.token.use-dpop-nonce',
};

function refusal(response: HttpResponse): Check {
  const { status } = response;
  const { value, problem } = readJsonObject(response);
  const error = value?.error;
  if (value && typeof error === 'string') {
    const id = Object.hasOwn(codes, error) ? codes[error] : undefined;
    return check(id ?? 'oauth.token.refused', {
      verdict: 'fail',
      seen: `${refusalText(status, value)}${consentText(value)}`,
    });
  }
  const target = response.headers.location;
  const redirect = target && status >= 300 && status < 400 ? ` It redirects to ${target}.` : '';
  // A body that is JSON could hold a token or secret: its members are named and not quoted.
  const body =
    problem ?? `JSON with the members ${Object.keys(value ?? {}).join(', ') || '(none)'}.`;
  const seen = `Status ${status}.${redirect} The body is ${body}`;
  return check('oauth.token.status', { verdict: 'fail', seen });
}

/** With `invalid_grant` a holder can say which consent it wants, in `extensions`. */
function consentText(body: Readonly<Record<string, unknown>>): string {
  return body.extensions === undefined
    ? ''
    : ` It adds extensions: ${excerpt(JSON.stringify(body.extensions), 400)}`;
}
