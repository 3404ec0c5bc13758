import type { Check } from '../check';
import { shown, stringArray } from '../json-body';
import type { ClientMetadata } from '../registration/client-metadata';
import { driftBetween } from '../registration/metadata-diff';
import type { HttpResponse } from '../transport';
import type { RegisteredClient } from './client-registration';
import { check } from './client-registration-checks';

/**
 * Compares a client with the metadata that asked for it, and looks at what came beside: secret, management, caching.
 * No check quotes a secret.
 * @see https://www.rfc-editor.org/rfc/rfc7591#section-3.2.1
 */
export function checkRegisteredClient(
  client: RegisteredClient,
  metadata: ClientMetadata,
  response: HttpResponse,
): Check[] {
  return [
    noStore(response),
    secret(client, metadata),
    management(client),
    values(client, metadata),
    scope(client, metadata),
  ];
}

function noStore(response: HttpResponse): Check {
  const cache = response.headers['cache-control'] ?? '';
  return check('oauth.registration.no-store', {
    verdict: /\bno-store\b/i.test(cache) ? 'pass' : 'warn',
    seen: `Cache-Control: ${cache || 'absent'}`,
  });
}

function secret(client: RegisteredClient, metadata: ClientMetadata): Check {
  const id = 'oauth.registration.secret';
  const method = client['token_endpoint_auth_method'] ?? metadata.token_endpoint_auth_method;
  const wantsOne = method === 'client_secret_basic' || method === 'client_secret_post';
  const { client_secret: value, client_secret_expires_at: end } = client;
  if (value === undefined) {
    return wantsOne
      ? check(id, { verdict: 'fail', seen: `${shown(method)}, but no client_secret came.` })
      : check(id, { verdict: 'pass', seen: `${shown(method)}: there is no secret.` });
  }
  const beside = wantsOne ? '' : ` The client authenticates by ${shown(method)} and needs none.`;
  if (end === undefined) {
    const seen = `A client_secret (not shown here) without client_secret_expires_at.${beside}`;
    return check(id, { verdict: 'warn', seen });
  }
  const ends = end === 0 ? 'never ends' : `ends ${new Date(end * 1000).toISOString()}`;
  return check(id, {
    verdict: wantsOne ? 'pass' : 'warn',
    seen: `A client_secret (not shown here) that ${ends}.${beside}`,
  });
}

function management(client: RegisteredClient): Check {
  const id = 'oauth.registration.management';
  const { registration_client_uri: uri, registration_access_token: token } = client;
  if (uri !== undefined && token !== undefined) {
    return check(id, { verdict: 'pass', seen: `${uri}, with a token (not shown here).` });
  }
  if (uri === undefined && token === undefined) {
    return check(id, { verdict: 'info', seen: 'Neither came: this client cannot be managed.' });
  }
  const only = uri === undefined ? 'registration_access_token' : 'registration_client_uri';
  return check(id, { verdict: 'warn', seen: `Only ${only} came.` });
}

function values(client: RegisteredClient, metadata: ClientMetadata): Check {
  const id = 'oauth.registration.values';
  const differences = driftBetween({ ...metadata }, client).filter(
    ({ member }) => member !== 'scope',
  );
  const other = differences
    .filter(({ kind }) => kind !== 'added')
    .map(
      ({ member, before, after }) =>
        `${member}: asked ${shown(before)}, registered ${shown(after)}.`,
    );
  // What nobody asked for are the holder's defaults, which it has to tell.
  const added = differences
    .filter(({ kind }) => kind === 'added')
    .map(({ member, after }) => `${member}: ${shown(after)} by default.`);
  const seen = [...other, ...added].join(' ');
  if (other.length > 0) return check(id, { verdict: 'warn', seen });
  if (added.length > 0) return check(id, { verdict: 'info', seen });
  return check(id, { verdict: 'pass', seen: 'They are the same.' });
}

function scope(client: RegisteredClient, metadata: ClientMetadata): Check {
  const id = 'oauth.registration.scope';
  const got = client['scope'];
  if (typeof got !== 'string') {
    return check(id, {
      verdict: 'info',
      seen: `Asked ${shown(metadata.scope)}; the answer does not say.`,
    });
  }
  const set = (text: string) => stringArray([...new Set(text.split(' ').filter(Boolean))].sort());
  const isEqual = JSON.stringify(set(got)) === JSON.stringify(set(metadata.scope));
  return check(id, {
    verdict: isEqual ? 'pass' : 'info',
    seen: isEqual ? got : `Asked ${shown(metadata.scope)}, registered ${shown(got)}.`,
  });
}
