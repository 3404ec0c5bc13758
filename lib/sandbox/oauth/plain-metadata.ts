import 'server-only';
import { keySetProblem } from '@/lib/protocol/registration/preflight-jwks';
import type { GrantType } from '@/lib/protocol/registration/client-metadata';
import { coversHost, domainOfContact, hostOfUri } from '@/lib/protocol/registration/uri-kinds';
import { shown, stringArray } from '@/lib/protocol/json-body';
import type { Holder } from '../holders/find-holder';
import { authMethods, grantTypes } from './capabilities';
import { isText } from './jwt-claims';
import {
  readContacts,
  readName,
  readOptional,
  readRedirectUris,
  refuse,
  type Members,
} from './metadata-members';
import { supportedScope } from './scopes';

/** What a client of RFC 7591 is registered with. */
export interface PlainMetadata {
  client_name: string;
  grant_types: string[];
  token_endpoint_auth_method: string;
  scope: string;
  [optional: string]: unknown;
}

/**
 * Judges plain client metadata and fills in what the standard says of members that were left out.
 *
 * @throws OAuthError `invalid_client_metadata`, `invalid_redirect_uri`
 * @see https://www.rfc-editor.org/rfc/rfc7591#section-2
 */
export function readPlainMetadata({ settings }: Holder, members: Members): PlainMetadata {
  const { types, workflow } = readGrants(members.grant_types, settings.dcrGrantTypes);
  const hasUser = workflow === 'authorization_code';
  requireMembers(members, settings.requiredMembers, hasUser);
  const method = readMethod(members.token_endpoint_auth_method, workflow);
  const read: PlainMetadata = {
    client_name: readName(members),
    ...(members.contacts === undefined ? {} : { contacts: readContacts(members.contacts) }),
    grant_types: types,
    ...(hasUser ? readCodeMembers(members) : {}),
    token_endpoint_auth_method: method,
    ...readKeys(members, method),
    scope: readScope(members.scope, workflow),
    ...readOptional(members),
  };
  if (settings.needsContactDomain) requireContactDomain(read);
  return read;
}

function readGrants(
  value: unknown,
  taken: readonly GrantType[],
): { types: string[]; workflow: GrantType } {
  const types = value === undefined ? ['authorization_code'] : stringArray(value);
  if (!types?.length) {
    throw refuse(`Found grant_types ${shown(value)}, expected an array with at least one.`);
  }
  const odd = types.find((type) => !grantTypes.includes(type));
  if (odd !== undefined) {
    throw refuse(`In grant_types ${odd} is not offered; offered is ${grantTypes.join(', ')}.`);
  }
  const hasUser = types.includes('authorization_code');
  if (hasUser === types.includes('client_credentials')) {
    throw refuse(
      `Found grant_types ${shown(types)}, expected either authorization_code or client_credentials.`,
    );
  }
  if (types.includes('refresh_token') && !hasUser) {
    throw refuse('In grant_types refresh_token goes only with authorization_code.');
  }
  const workflow = hasUser ? 'authorization_code' : 'client_credentials';
  if (!taken.includes(workflow)) {
    throw refuse(
      `This holder registers ${taken.join(', ')} by plain metadata, not ${workflow}; use a software statement (UDAP) or ask.`,
    );
  }
  return { types: [...new Set(types)], workflow };
}

function requireMembers(members: Members, demanded: readonly string[], hasUser: boolean): void {
  const missing = demanded.filter((name) => {
    if (name === 'redirect_uris' && !hasUser) return false;
    const value = members[name];
    return value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
  });
  if (missing.length > 0) {
    throw refuse(`Missing: ${missing.join(', ')}. This holder demands ${demanded.join(', ')}.`);
  }
}

function readMethod(value: unknown, workflow: GrantType): string {
  const method = value ?? 'client_secret_basic';
  if (typeof method !== 'string' || !authMethods.includes(method)) {
    throw refuse(
      `Found token_endpoint_auth_method ${shown(value)}, expected one of ${authMethods.join(', ')}.`,
    );
  }
  if (method === 'none' && workflow === 'client_credentials') {
    throw refuse('A client that authenticates by none cannot use client_credentials.');
  }
  return method;
}

function readCodeMembers(members: Members): Record<string, unknown> {
  const responses = members.response_types;
  const list = responses === undefined ? ['code'] : stringArray(responses);
  if (list?.length !== 1 || list[0] !== 'code') {
    throw refuse(`Found response_types ${shown(responses)}, expected ['code'].`);
  }
  return { redirect_uris: readRedirectUris(members.redirect_uris), response_types: ['code'] };
}

/** The keys of a client that signs: by address or by value, not both. */
function readKeys(members: Members, method: string): Record<string, unknown> {
  const { jwks, jwks_uri: uri } = members;
  if (method !== 'private_key_jwt') {
    if (jwks === undefined && uri === undefined) return {};
    throw refuse(`Found keys, but the client authenticates by ${method}; expected none.`);
  }
  if ((jwks === undefined) === (uri === undefined)) {
    throw refuse('Expected either jwks_uri or jwks with private_key_jwt, and not both.');
  }
  if (uri !== undefined) {
    if (isText(uri) && URL.canParse(uri) && /^https?:$/.test(new URL(uri).protocol)) {
      return { jwks_uri: uri };
    }
    throw refuse(`Found jwks_uri ${shown(uri)}, expected the address of a JWK Set.`);
  }
  const problem = keySetProblem(jwks);
  if (problem !== null) throw refuse(`In jwks ${problem}`);
  return { jwks };
}

function readScope(value: unknown, workflow: GrantType): string {
  if (!isText(value)) {
    throw refuse(`Found scope ${shown(value)}, expected scopes with spaces in between.`);
  }
  return supportedScope(value, 'invalid_client_metadata', workflow).join(' ');
}

function requireContactDomain(read: PlainMetadata): void {
  const domains = (stringArray(read.contacts) ?? []).flatMap((uri) => domainOfContact(uri) ?? []);
  const uris = [read.client_uri, ...(stringArray(read.redirect_uris) ?? [])];
  const hosts = uris.flatMap((uri) => (typeof uri === 'string' ? (hostOfUri(uri) ?? []) : []));
  if (domains.some((domain) => hosts.some((host) => coversHost(domain, host)))) return;
  throw refuse(
    `Found contacts at ${domains.join(', ') || 'no domain'}, expected one at the domain of client_uri or a redirect URI: ${hosts.join(', ')}.`,
  );
}
