import { excerpt } from '../bytes';
import type { Check } from '../check';
import { failureCheck } from '../failures';
import { readJsonObject, shown } from '../json-body';
import type { ClientMetadata } from '../registration/client-metadata';
import { driftBetween } from '../registration/metadata-diff';
import type { HttpRequest, HttpResponse, HttpResult } from '../transport';
import { check } from './client-configuration-checks';
import { RegisteredClientSchema, type RegisteredClient } from './client-registration';
import { refusalText } from './error-body';

/** Where a client is managed, and the token that allows it. */
export interface ClientConfiguration {
  /** registration_client_uri */
  uri: string;
  /** registration_access_token */
  token: string;
}

function request(
  { uri, token }: ClientConfiguration,
  method: 'GET' | 'PUT' | 'DELETE',
  body?: object,
): HttpRequest {
  return {
    purpose: 'client-configuration',
    method,
    url: uri,
    headers: {
      accept: 'application/json',
      authorization: `Bearer ${token}`,
      ...(body ? { 'content-type': 'application/json' } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
    redirect: 'manual',
  };
}

/** Reads a client. @see https://www.rfc-editor.org/rfc/rfc7592#section-2.1 */
export function buildReadClientRequest(at: ClientConfiguration): HttpRequest {
  return request(at, 'GET');
}

/**
 * Replaces the metadata of a client. What the holder alone decides (token, address, times) is not sent.
 * @see https://www.rfc-editor.org/rfc/rfc7592#section-2.2
 */
export function buildUpdateClientRequest(
  at: ClientConfiguration & {
    clientId: string;
    clientSecret: string | null;
    metadata: ClientMetadata;
  },
): HttpRequest {
  return request(at, 'PUT', {
    client_id: at.clientId,
    ...(at.clientSecret === null ? {} : { client_secret: at.clientSecret }),
    ...at.metadata,
  });
}

/** Deletes a client. @see https://www.rfc-editor.org/rfc/rfc7592#section-2.3 */
export function buildDeleteClientRequest(at: ClientConfiguration): HttpRequest {
  return request(at, 'DELETE');
}

export interface ClientInformationResult {
  /** null when the holder did not show the client. */
  registration: RegisteredClient | null;
  /** The holder does not know the client any more, as far as its answer tells. */
  isGone: boolean;
  checks: Check[];
}

/**
 * Judges the answer to reading or changing a client. Never throws, and no check ever quotes a secret.
 *
 * @param sent.metadata what was sent with a change; null for reading
 * @see https://www.rfc-editor.org/rfc/rfc7592#section-3
 */
export function processClientInformation(
  result: HttpResult,
  sent: { clientId: string; metadata: ClientMetadata | null; now: Date },
): ClientInformationResult {
  const { exchangeId } = result;
  if (!result.response) {
    return {
      registration: null,
      isGone: false,
      checks: [failureCheck(result.failure, exchangeId)],
    };
  }
  const { checks, ...rest } = judge(result.response, sent);
  return { ...rest, checks: checks.map((entry) => ({ ...entry, exchangeId })) };
}

function judge(
  response: HttpResponse,
  { clientId, metadata }: { clientId: string; metadata: ClientMetadata | null },
): ClientInformationResult {
  if (response.status !== 200) {
    return { registration: null, isGone: response.status === 401, checks: [refusal(response)] };
  }
  const none = { registration: null, isGone: false };
  const { value, problem } = readJsonObject(response);
  if (value === null) {
    const seen = `Status 200 and ${problem}`;
    return {
      ...none,
      checks: [check('oauth.client-configuration.json', { verdict: 'fail', seen })],
    };
  }
  const parsed = RegisteredClientSchema.safeParse(value);
  if (!parsed.success || parsed.data.client_id !== clientId) {
    const seen = `client_id is ${shown(value['client_id'])}, expected ${shown(clientId)}.`;
    return {
      ...none,
      checks: [check('oauth.client-configuration.client-id', { verdict: 'fail', seen })],
    };
  }
  const answered = check('oauth.client-configuration.answered', {
    verdict: 'pass',
    seen: `Status 200 with client_id ${excerpt(clientId, 120)}.`,
  });
  const checks = metadata ? [answered, values(parsed.data, metadata)] : [answered];
  return { registration: parsed.data, isGone: false, checks };
}

function values(client: RegisteredClient, metadata: ClientMetadata): Check {
  const differences = driftBetween({ ...metadata }, client);
  const seen = differences
    .map(
      ({ member, before, after }) =>
        `${member}: asked ${shown(before)}, registered ${shown(after)}.`,
    )
    .join(' ');
  return check('oauth.client-configuration.values', {
    verdict: differences.length > 0 ? 'warn' : 'pass',
    seen: seen || 'They are the same.',
  });
}

export interface ClientDeletionResult {
  isDeleted: boolean;
  checks: Check[];
}

/**
 * Judges the answer to deleting a client.
 * @see https://www.rfc-editor.org/rfc/rfc7592#section-2.3
 */
export function processClientDeletion(result: HttpResult): ClientDeletionResult {
  const { exchangeId } = result;
  if (!result.response) {
    return { isDeleted: false, checks: [failureCheck(result.failure, exchangeId)] };
  }
  const { status } = result.response;
  const isDeleted = status === 204 || status === 200;
  const found = isDeleted
    ? check('oauth.client-configuration.deleted', {
        verdict: status === 204 ? 'pass' : 'warn',
        seen: `Status ${status}.`,
      })
    : refusal(result.response);
  return { isDeleted, checks: [{ ...found, exchangeId }] };
}

function refusal(response: HttpResponse): Check {
  const { status } = response;
  const { value, problem } = readJsonObject(response);
  const target = response.headers['location'];
  const words = value
    ? refusalText(status, value)
    : `Status ${status}.${target ? ` It redirects to ${target}.` : ''} The body is ${problem}`;
  const id =
    status === 401
      ? 'oauth.client-configuration.unauthorized'
      : [403, 404, 405, 501].includes(status)
        ? 'oauth.client-configuration.forbidden'
        : status === 400
          ? 'oauth.client-configuration.invalid'
          : 'oauth.client-configuration.status';
  return check(id, { verdict: 'fail', seen: words });
}
