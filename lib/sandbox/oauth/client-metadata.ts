import 'server-only';
import { shown, stringArray } from '@/lib/protocol/json-body';
import type { GrantType } from '@/lib/protocol/registration/client-metadata';
import { grantTypes } from './capabilities';
import { isText } from './jwt-claims';
import {
  readContacts,
  readName,
  readOptional,
  readRedirectUris,
  refuse,
  requireAbsent,
  type Members,
} from './metadata-members';
import { supportedScope } from './scopes';

/** What a client is registered with, in the spelling of RFC 7591. Members without a value are absent. */
export interface ClientMetadata {
  client_name: string;
  contacts: string[];
  grant_types: string[];
  token_endpoint_auth_method: 'private_key_jwt';
  scope: string;
  [optional: string]: unknown;
}

/** Whether the statement cancels a registration: `grant_types` is there, and empty. */
export function isCancellation(statement: Members): boolean {
  return Array.isArray(statement.grant_types) && statement.grant_types.length === 0;
}

/**
 * Judges the parameters in a software statement, one after the other, and returns what the client is registered with.
 *
 * @throws OAuthError `invalid_client_metadata`, `invalid_redirect_uri`
 * @see https://hl7.org/fhir/us/udap-security/STU2/registration.html
 */
export function readClientMetadata(statement: Members): ClientMetadata {
  const { types, workflow } = readGrantTypes(statement.grant_types);
  const hasUser = workflow === 'authorization_code';
  if (!hasUser) {
    requireAbsent(statement, 'redirect_uris');
    requireAbsent(statement, 'response_types');
  }
  const { token_endpoint_auth_method: method, scope } = statement;
  const name = readName(statement);
  if (method !== 'private_key_jwt') {
    throw refuse(`Found token_endpoint_auth_method ${shown(method)}, expected private_key_jwt.`);
  }
  if (!isText(scope)) {
    throw refuse(`Found scope ${shown(scope)}, expected scopes with spaces in between.`);
  }
  return {
    client_name: name,
    contacts: readContacts(statement.contacts),
    grant_types: types,
    ...(hasUser ? readUserMembers(statement) : {}),
    token_endpoint_auth_method: method,
    scope: supportedScope(scope, 'invalid_client_metadata', workflow).join(' '),
    ...readOptional(statement),
  };
}

/** What a client with users has beside: where they come back to, and what they see. */
function readUserMembers(statement: Members): Record<string, unknown> {
  const responses = stringArray(statement.response_types);
  if (responses?.length !== 1 || responses[0] !== 'code') {
    throw refuse(`Found response_types ${shown(statement.response_types)}, expected ['code'].`);
  }
  const { logo_uri: logo } = statement;
  if (
    !isText(logo) ||
    !/\.(png|jpe?g|gif)$/i.test(URL.canParse(logo) ? new URL(logo).pathname : '')
  ) {
    throw refuse(
      `Found logo_uri ${shown(logo)}, expected the https address of a PNG, JPG or GIF: users see it when they sign in.`,
    );
  }
  return {
    redirect_uris: readRedirectUris(statement.redirect_uris),
    response_types: ['code'],
  };
}

function readGrantTypes(value: unknown): { types: string[]; workflow: GrantType } {
  const types = stringArray(value);
  if (!types) {
    throw refuse(
      `Found grant_types ${shown(value)}, expected an array of strings, or nothing in it to cancel.`,
    );
  }
  const hasUser = types.includes('authorization_code');
  if (hasUser && types.includes('client_credentials')) {
    throw refuse(
      'Found both authorization_code and client_credentials in grant_types, expected one: an app that needs both registers twice, with two issuer URIs.',
    );
  }
  const unsupported = types.find((type) => !grantTypes.includes(type));
  if (unsupported !== undefined) {
    throw refuse(
      `In grant_types ${unsupported} is not offered; offered is ${grantTypes.join(', ')}.`,
    );
  }
  if (types.includes('refresh_token') && !hasUser) {
    throw refuse('In grant_types refresh_token goes only with authorization_code.');
  }
  if (new Set(types).size !== types.length) {
    throw refuse(`Found grant_types ${shown(types)}, expected each grant type once.`);
  }
  return { types, workflow: hasUser ? 'authorization_code' : 'client_credentials' };
}
