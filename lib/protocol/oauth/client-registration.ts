import * as z from 'zod';
import { excerpt } from '../bytes';
import type { Check } from '../check';
import { failureCheck } from '../failures';
import { mediaType, readJsonObject } from '../json-body';
import type { ClientMetadata } from '../registration/client-metadata';
import type { HttpRequest, HttpResponse, HttpResult } from '../transport';
import { check, type clientRegistrationChecks } from './client-registration-checks';
import { checkRegisteredClient } from './client-registration-echo';
import { refusalText } from './error-body';

/** A client as a holder made it. Members that nobody knows are kept. */
export const RegisteredClientSchema = z.looseObject({
  client_id: z.string().min(1),
  client_secret: z.string().min(1).optional().catch(undefined),
  client_secret_expires_at: z.number().optional().catch(undefined),
  client_id_issued_at: z.number().optional().catch(undefined),
  registration_access_token: z.string().min(1).optional().catch(undefined),
  registration_client_uri: z.string().min(1).optional().catch(undefined),
});
export type RegisteredClient = z.infer<typeof RegisteredClientSchema>;

export interface ClientRegistrationOptions {
  endpoint: string;
  metadata: ClientMetadata;
  /** Sent as a bearer token. */
  initialAccessToken?: string;
}

/**
 * The request that registers a client with plain metadata.
 * @see https://www.rfc-editor.org/rfc/rfc7591#section-3.1
 */
export function buildClientRegistrationRequest(options: ClientRegistrationOptions): HttpRequest {
  const { endpoint, metadata, initialAccessToken } = options;
  return {
    purpose: 'registration',
    method: 'POST',
    url: endpoint,
    headers: {
      'content-type': 'application/json',
      accept: 'application/json',
      ...(initialAccessToken === undefined
        ? {}
        : { authorization: `Bearer ${initialAccessToken}` }),
    },
    body: JSON.stringify(metadata),
    redirect: 'manual',
  };
}

export interface ClientRegistrationResult {
  /** null when no client was made, as far as the answer says. */
  registration: RegisteredClient | null;
  checks: Check[];
}

/**
 * Judges the answer to a registration with plain metadata. Never throws, and no check ever quotes a secret.
 * @see https://www.rfc-editor.org/rfc/rfc7591#section-3.2
 */
export function processClientRegistrationResponse(
  result: HttpResult,
  sent: { metadata: ClientMetadata; now: Date },
): ClientRegistrationResult {
  const { exchangeId } = result;
  if (!result.response) {
    return { registration: null, checks: [failureCheck(result.failure, exchangeId)] };
  }
  const { registration, checks } = judge(result.response, sent.metadata);
  return { registration, checks: checks.map((entry) => ({ ...entry, exchangeId })) };
}

function judge(response: HttpResponse, metadata: ClientMetadata): ClientRegistrationResult {
  const { status } = response;
  if (status !== 201 && status !== 200) {
    return { registration: null, checks: [refusal(response)] };
  }
  const { value, problem } = readJsonObject(response);
  if (value === null) {
    const seen = `Status ${status} and ${problem}`;
    return {
      registration: null,
      checks: [check('oauth.registration.json', { verdict: 'fail', seen })],
    };
  }
  const parsed = RegisteredClientSchema.safeParse(value);
  if (!parsed.success) {
    const members = Object.keys(value).join(', ') || 'none';
    const seen = `Status ${status} without a client_id. Members: ${members}.`;
    return {
      registration: null,
      checks: [check('oauth.registration.client-id', { verdict: 'fail', seen })],
    };
  }
  const checks = [
    check('oauth.registration.created', {
      verdict: status === 201 ? 'pass' : 'warn',
      seen: `Status ${status} with client_id ${excerpt(parsed.data.client_id, 120)}.`,
    }),
    ...contentType(response),
    ...checkRegisteredClient(parsed.data, metadata, response),
  ];
  return { registration: parsed.data, checks };
}

function contentType(response: HttpResponse): Check[] {
  const type = mediaType(response);
  if (type === 'application/json') return [];
  const seen = type === '' ? 'No content type, but the body is JSON.' : `${type}, but it is JSON.`;
  return [check('oauth.registration.json', { verdict: 'warn', seen })];
}

const codes: Readonly<Record<string, keyof typeof clientRegistrationChecks>> = {
  invalid_redirect_uri: 'oauth.registration.invalid-redirect-uri',
  invalid_client_metadata: 'oauth.registration.invalid-client-metadata',
  invalid_software_statement: 'oauth.registration.invalid-software-statement',
  unapproved_software_statement: 'oauth.registration.unapproved-software-statement',
};

const statuses: Readonly<Record<number, keyof typeof clientRegistrationChecks>> = {
  401: 'oauth.registration.unauthenticated',
  403: 'oauth.registration.unauthenticated',
  404: 'oauth.registration.not-found',
  405: 'oauth.registration.not-found',
  415: 'oauth.registration.media-type',
  422: 'oauth.registration.media-type',
};

/** What an answer without a client means. A code of the standard counts whatever the status is. */
function refusal(response: HttpResponse): Check {
  const { status } = response;
  const { value } = readJsonObject(response);
  const error = value?.['error'];
  const known = typeof error === 'string' && Object.hasOwn(codes, error) ? codes[error] : undefined;
  if (value && known) return check(known, { verdict: 'fail', seen: refusalText(status, value) });
  const byStatus = statuses[status];
  if (byStatus) {
    const challenge = response.headers['www-authenticate'];
    const asks = challenge ? ` It asks for: ${excerpt(challenge)}.` : '';
    return check(byStatus, {
      verdict: 'fail',
      seen: `Status ${status}.${asks} ${bodyText(response)}`,
    });
  }
  if (value && typeof error === 'string') {
    const seen = refusalText(status, value);
    return check('oauth.registration.refused', { verdict: 'fail', seen });
  }
  const target = response.headers['location'];
  const redirect = target && status >= 300 && status < 400 ? ` It redirects to ${target}.` : '';
  const seen = `Status ${status}.${redirect} ${bodyText(response)}`;
  return check('oauth.registration.status', { verdict: 'fail', seen });
}

/** What a body is. One that is JSON could hold a secret: only an error in it is quoted. */
function bodyText(response: HttpResponse): string {
  const { value, problem } = readJsonObject(response);
  if (value && typeof value['error'] === 'string') return refusalText(response.status, value);
  const members = Object.keys(value ?? {}).join(', ') || '(none)';
  return `The body is ${problem ?? `JSON with the members ${members}.`}`;
}
