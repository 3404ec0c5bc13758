import 'server-only';
import { shown, stringArray } from '@/lib/protocol/json-body';
import { grantTypes } from './capabilities';
import { isText } from './jwt-claims';
import { OAuthError } from './oauth-error';
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

type Statement = Readonly<Record<string, unknown>>;

/** Optional members that are kept when they are proper; all of RFC 7591 §2. */
const optionalTexts = ['software_id', 'software_version'];
const optionalUrls = ['client_uri', 'tos_uri', 'policy_uri'];

function refuse(description: string): OAuthError {
  return new OAuthError('invalid_client_metadata', description);
}

/** Whether the statement cancels a registration: `grant_types` is there, and empty. */
export function isCancellation(statement: Statement): boolean {
  return Array.isArray(statement.grant_types) && statement.grant_types.length === 0;
}

/**
 * Judges the parameters in a software statement for client credentials, one after the other, and returns
 * what the client is registered with.
 *
 * @throws OAuthError `invalid_client_metadata`
 * @see https://hl7.org/fhir/us/udap-security/STU2/registration.html
 */
export function readClientMetadata(statement: Statement): ClientMetadata {
  requireClientCredentials(statement);
  requireAbsent(statement, 'redirect_uris');
  requireAbsent(statement, 'response_types');
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
  return {
    client_name: name,
    contacts: readContacts(statement.contacts),
    grant_types: ['client_credentials'],
    token_endpoint_auth_method: method,
    scope: supportedScope(scope, 'invalid_client_metadata').join(' '),
    ...readOptional(statement),
  };
}

function requireClientCredentials(statement: Statement): void {
  const types = stringArray(statement.grant_types);
  if (!types) {
    throw refuse(
      `Found grant_types ${shown(statement.grant_types)}, expected an array of strings: client_credentials, or nothing in it to cancel.`,
    );
  }
  if (types.includes('authorization_code') && types.includes('client_credentials')) {
    throw refuse(
      'Found both authorization_code and client_credentials in grant_types, expected one: an app that needs both registers twice, with two issuer URIs.',
    );
  }
  const unsupported = types.find((type) => !grantTypes.includes(type));
  if (unsupported !== undefined) {
    const why =
      unsupported === 'refresh_token'
        ? 'refresh_token goes only with authorization_code'
        : `${unsupported} is not offered by this holder yet`;
    throw refuse(`In grant_types ${why}; offered is ${grantTypes.join(', ')}.`);
  }
  if (types.length !== 1) {
    throw refuse(`Found grant_types ${shown(types)}, expected each grant type once.`);
  }
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

function isUrl(value: unknown, protocols: readonly string[]): value is string {
  return isText(value) && URL.canParse(value) && protocols.includes(new URL(value).protocol);
}

function readOptional(statement: Statement): Record<string, string> {
  const kept: Record<string, string> = {};
  const { logo_uri: logo } = statement;
  if (logo !== undefined) {
    // The picture is not fetched: that would let anyone make the holder call addresses.
    if (!isUrl(logo, ['https:'])) {
      throw refuse(`Found logo_uri ${shown(logo)}, expected an https address.`);
    }
    kept.logo_uri = logo;
  }
  for (const name of optionalUrls) {
    const value = statement[name];
    if (value === undefined) continue;
    if (!isUrl(value, ['https:', 'http:'])) {
      throw refuse(`Found ${name} ${shown(value)}, expected the address of a web page.`);
    }
    kept[name] = value;
  }
  for (const name of optionalTexts) {
    const value = statement[name];
    if (value === undefined) continue;
    if (!isText(value)) {
      throw refuse(`Found ${name} ${shown(value)}, expected text, or no such member.`);
    }
    kept[name] = value;
  }
  return kept;
}
