import 'server-only';
import { shown, stringArray } from '@/lib/protocol/json-body';
import type { Holder } from '../holders/settings';
import { grantTypesOf, type Workflow } from './capabilities';
import { isText } from './jwt-claims';
import { OAuthError } from './oauth-error';
import { readOptionalMembers } from './optional-members';
import { readRedirectUris } from './redirect-uris';
import { scopesFor, supportedScope } from './scopes';

/** What a client is registered with, in the spelling of RFC 7591. Members without a value are absent. */
export interface ClientMetadata {
  client_name: string;
  contacts: string[];
  grant_types: string[];
  token_endpoint_auth_method: 'private_key_jwt';
  scope: string;
  [optional: string]: unknown;
}

type Statement = Readonly<Record<string, unknown>>;

function refuse(description: string): OAuthError {
  return new OAuthError('invalid_client_metadata', description);
}

/** Whether the statement cancels a registration: `grant_types` is there, and empty. */
export function isCancellation(statement: Statement): boolean {
  return Array.isArray(statement.grant_types) && statement.grant_types.length === 0;
}

/**
 * Judges the parameters in a software statement, one after the other, and returns what the client is registered
 * with.
 *
 * @throws OAuthError `invalid_client_metadata`, `invalid_redirect_uri`
 * @see https://hl7.org/fhir/us/udap-security/STU2/registration.html
 */
export function readClientMetadata(statement: Statement, holder: Holder): ClientMetadata {
  const types = readGrantTypes(holder, statement.grant_types);
  const workflow = workflowOf(types);
  const hasUser = workflow === 'authorization_code';
  if (!hasUser) {
    requireAbsent(statement, 'redirect_uris');
    requireAbsent(statement, 'response_types');
  }
  const { client_name: name, token_endpoint_auth_method: method, scope } = statement;
  if (!isText(name)) {
    throw refuse(`Found client_name ${shown(name)}, expected the name of the app.`);
  }
  if (method !== 'private_key_jwt') {
    throw refuse(`Found token_endpoint_auth_method ${shown(method)}, expected private_key_jwt.`);
  }
  if (!isText(scope)) {
    throw refuse(`Found scope ${shown(scope)}, expected scopes with spaces in between.`);
  }
  const supported = scopesFor(workflow, holder);
  return {
    client_name: name,
    contacts: readContacts(statement.contacts),
    grant_types: types,
    ...(hasUser && readUserMembers(statement)),
    token_endpoint_auth_method: method,
    scope: supportedScope(scope, supported, 'invalid_client_metadata').join(' '),
    ...readOptionalMembers(statement, { hasPicture: hasUser }),
  };
}

/** Which workflow registered grant types are for. */
export function workflowOf(types: readonly string[]): Workflow {
  return types.includes('authorization_code') ? 'authorization_code' : 'client_credentials';
}

/**
 * Demands grant types that go together: one workflow, `refresh_token` only where there is a user, each once.
 *
 * @throws OAuthError `invalid_client_metadata`
 */
export function readGrantTypes(holder: Holder, value: unknown): string[] {
  const offered = grantTypesOf(holder);
  const types = stringArray(value);
  if (!types) {
    throw refuse(
      `Found grant_types ${shown(value)}, expected an array of strings such as client_credentials.`,
    );
  }
  if (types.includes('authorization_code') && types.includes('client_credentials')) {
    throw refuse(
      'Found both authorization_code and client_credentials in grant_types, expected one: an app that needs both registers twice (with UDAP under two issuer URIs).',
    );
  }
  const unsupported = types.find((type) => !offered.includes(type));
  if (unsupported !== undefined) {
    throw refuse(`In grant_types ${unsupported} is not offered; offered is ${offered.join(', ')}.`);
  }
  if (types.includes('refresh_token') && !types.includes('authorization_code')) {
    throw refuse('In grant_types refresh_token goes only with authorization_code.');
  }
  if (types.length === 0 || new Set(types).size !== types.length) {
    throw refuse(`Found grant_types ${shown(types)}, expected each grant type once.`);
  }
  return types;
}

function readUserMembers(statement: Statement): Record<string, unknown> {
  const responses = stringArray(statement.response_types);
  if (responses?.length !== 1 || responses[0] !== 'code') {
    throw refuse(
      `Found response_types ${shown(statement.response_types)}, expected exactly code with authorization_code.`,
    );
  }
  return {
    redirect_uris: readRedirectUris(statement.redirect_uris),
    response_types: responses,
  };
}

function requireAbsent(statement: Statement, name: string): void {
  if (!(name in statement)) return;
  throw refuse(
    `Found ${name} ${shown(statement[name])}, expected no ${name} at all (not even an empty one) with client_credentials.`,
  );
}

function readContacts(contacts: unknown): string[] {
  const uris = stringArray(contacts);
  if (!uris?.length) {
    throw refuse(
      `Found contacts ${shown(contacts)}, expected an array of URIs with at least one mailto address.`,
    );
  }
  const bad = uris.find((uri) => !isText(uri) || !/^[a-z][a-z0-9+.-]*:\S+$/i.test(uri));
  if (bad !== undefined) {
    throw refuse(`Found ${shown(bad)} in contacts, expected URIs such as mailto:dev@example.org.`);
  }
  if (!uris.some((uri) => /^mailto:[^\s@,?]+@[^\s@,?]+/i.test(uri))) {
    throw refuse(
      `Found contacts ${shown(uris)}, expected at least one such as mailto:dev@example.org.`,
    );
  }
  return uris;
}
