import 'server-only';
import type { JWK } from 'jose';
import { shown, stringArray } from '@/lib/protocol/json-body';
import type { RequirableMember } from '@/lib/protocol/registration/holder-profile';
import type { Holder } from '../holders/settings';
import { authMethods, type PlainAuthMethod, type Workflow } from './capabilities';
import { readGrantTypes, workflowOf } from './client-metadata';
import { isText } from './jwt-claims';
import { readJwksUri, readJwkSet } from './jwk-set';
import { OAuthError } from './oauth-error';
import { readOptionalMembers } from './optional-members';
import { readPlainContacts, requireContactDomain } from './plain-contacts';
import { readRedirectUris } from './redirect-uris';
import { scopesFor, supportedScope } from './scopes';

/** What a client without a software statement is registered with. Members without a value are absent. */
export interface PlainMetadata {
  grant_types: string[];
  token_endpoint_auth_method: PlainAuthMethod;
  scope: string;
  [optional: string]: unknown;
}

type Members = Readonly<Record<string, unknown>>;

function refuse(description: string): OAuthError {
  return new OAuthError('invalid_client_metadata', description);
}

/**
 * Judges client metadata of RFC 7591, fills in the defaults of the standard and returns what the client is
 * registered with. A member that is null counts as left out (RFC 7592 §2.2); unknown ones are ignored.
 *
 * @throws OAuthError `invalid_client_metadata`, `invalid_redirect_uri`
 * @see https://www.rfc-editor.org/rfc/rfc7591#section-2
 */
export async function readPlainMetadata(sent: Members, holder: Holder): Promise<PlainMetadata> {
  const members = Object.fromEntries(Object.entries(sent).filter(([, value]) => value !== null));
  const types = readGrantTypes(holder, members.grant_types ?? ['authorization_code']);
  const workflow = workflowOf(types);
  const { requiredMembers, requiresHttps, contactDomainMustMatch } = holder.settings;
  const method = readAuthMethod(members, workflow);
  requireMembers(members, requiredMembers, workflow, method);
  const user = readUserMembers(members, workflow);
  const contacts = members.contacts === undefined ? undefined : readPlainContacts(members.contacts);
  const optional = readOptionalMembers(members, { isHttpsOnly: requiresHttps });
  if (contactDomainMustMatch) {
    const page = optional.client_uri as string | undefined;
    requireContactDomain(contacts ?? [], [...(user.redirect_uris ?? []), ...(page ? [page] : [])]);
  }
  return {
    ...readName(members.client_name),
    ...(contacts && { contacts }),
    grant_types: types,
    ...user,
    token_endpoint_auth_method: method,
    scope: readScope(members.scope, scopesFor(workflow, holder)),
    ...readBinding(members.dpop_bound_access_tokens),
    ...(await readKeys(members, method)),
    ...optional,
  };
}

/** RFC 9449 §5.2: whether tokens of the client are always bound to a key. */
function readBinding(value: unknown): { dpop_bound_access_tokens?: boolean } {
  if (value === undefined) return {};
  if (typeof value === 'boolean') return { dpop_bound_access_tokens: value };
  throw refuse(`Found dpop_bound_access_tokens ${shown(value)}, expected true or false.`);
}

function readName(name: unknown): { client_name?: string } {
  if (name === undefined) return {};
  if (isText(name)) return { client_name: name };
  throw refuse(`Found client_name ${shown(name)}, expected the name of the app.`);
}

function readAuthMethod(members: Members, workflow: Workflow): PlainAuthMethod {
  const asked = members.token_endpoint_auth_method ?? 'client_secret_basic';
  const method = authMethods.find((one) => one === asked);
  if (!method) {
    throw refuse(
      `Found token_endpoint_auth_method ${shown(asked)}, offered are ${authMethods.join(', ')}.`,
    );
  }
  if (method === 'none' && workflow === 'client_credentials') {
    throw refuse(
      'Found token_endpoint_auth_method none with client_credentials, expected a way to authenticate: there is no user who could allow anything.',
    );
  }
  return method;
}

/** What this holder demands beside the standard. */
function requireMembers(
  members: Members,
  required: readonly RequirableMember[],
  workflow: Workflow,
  method: PlainAuthMethod,
): void {
  const isWanted = (name: RequirableMember) =>
    (name !== 'redirect_uris' || workflow === 'authorization_code') &&
    (name !== 'jwks_uri' || method === 'private_key_jwt');
  const isEmpty = (value: unknown) =>
    value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
  const missing = required.filter((name) => isWanted(name) && isEmpty(members[name]));
  if (missing.length === 0) return;
  const code =
    missing.length === 1 && missing[0] === 'redirect_uris'
      ? 'invalid_redirect_uri'
      : 'invalid_client_metadata';
  throw new OAuthError(
    code,
    `Found no ${missing.join(', ')}; this holder demands ${required.filter(isWanted).join(', ')}.`,
  );
}

/** `response_types` follow from the grant (RFC 7591 §2.1): `code` where there is a user, none elsewhere. */
function readUserMembers(
  members: Members,
  workflow: Workflow,
): { redirect_uris?: string[]; response_types?: string[] } {
  const hasUser = workflow === 'authorization_code';
  const wanted = hasUser ? ['code'] : [];
  const found = members.response_types === undefined ? wanted : members.response_types;
  if (stringArray(found)?.join(' ') !== wanted.join(' ')) {
    throw refuse(
      `Found response_types ${shown(found)}, expected ${hasUser ? 'exactly code' : 'none'} with ${workflow}.`,
    );
  }
  if (hasUser) {
    return { redirect_uris: readRedirectUris(members.redirect_uris), response_types: wanted };
  }
  // Nobody is sent anywhere: redirects are ignored like any member without a meaning.
  return { response_types: wanted };
}

function readScope(scope: unknown, supported: readonly string[]): string {
  if (scope === undefined) {
    // RFC 7591 §2: a default set for those who do not say.
    const all = supported.filter((one) => /^(system|patient)\/\*\.rs$/.test(one));
    return (all.length > 0 ? all : supported).join(' ');
  }
  if (!isText(scope)) {
    throw refuse(`Found scope ${shown(scope)}, expected scopes with spaces in between.`);
  }
  return supportedScope(scope, supported, 'invalid_client_metadata').join(' ');
}

async function readKeys(
  members: Members,
  method: PlainAuthMethod,
): Promise<{ jwks?: { keys: JWK[] }; jwks_uri?: string }> {
  const { jwks, jwks_uri: address } = members;
  if (jwks !== undefined && address !== undefined) {
    throw refuse('Found both jwks and jwks_uri, expected one of them (RFC 7591 §2).');
  }
  if (address !== undefined) return { jwks_uri: readJwksUri(address) };
  if (jwks !== undefined) return { jwks: await readJwkSet(jwks) };
  if (method === 'private_key_jwt') {
    throw refuse('Found neither jwks nor jwks_uri, expected one of them with private_key_jwt.');
  }
  return {};
}
