import 'server-only';
import { shown, stringArray } from '@/lib/protocol/json-body';
import { domainOfContact, kindOfUri } from '@/lib/protocol/registration/uri-kinds';
import { isText } from './jwt-claims';
import { OAuthError } from './oauth-error';

/** Members as they came, in a statement or in plain JSON. */
export type Members = Readonly<Record<string, unknown>>;

/** Optional members that are kept when they are proper; all of RFC 7591 §2. */
const optionalTexts = ['software_id', 'software_version'];
const optionalUrls = ['client_uri', 'tos_uri', 'policy_uri'];

/** A refusal of metadata. */
export function refuse(description: string): OAuthError {
  return new OAuthError('invalid_client_metadata', description);
}

/** Demands the name of the app. */
export function readName(members: Members): string {
  const { client_name: name } = members;
  if (isText(name)) return name;
  throw refuse(`Found client_name ${shown(name)}, expected the name of the app.`);
}

/** Demands contacts as URIs, at least one of them a mail address. */
export function readContacts(contacts: unknown): string[] {
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
  if (!uris.some((uri) => domainOfContact(uri.split('?')[0] ?? '') !== null)) {
    throw refuse(
      `Found contacts ${shown(uris)}, expected at least one such as mailto:dev@example.org.`,
    );
  }
  return uris;
}

/**
 * Demands redirect URIs: exact https addresses without fragment and wildcard. Addresses of the machine of the user and
 * schemes of apps are not for dynamic registration.
 * @see https://www.rfc-editor.org/rfc/rfc7591#section-5
 */
export function readRedirectUris(value: unknown): string[] {
  const refuseUri = (description: string) => new OAuthError('invalid_redirect_uri', description);
  const uris = stringArray(value);
  if (!uris?.length) {
    throw refuseUri(`Found redirect_uris ${shown(value)}, expected an array of https addresses.`);
  }
  for (const uri of uris) {
    const kind = kindOfUri(uri);
    const odd = uri.includes('#') ? 'a fragment' : uri.includes('*') ? 'a wildcard' : null;
    if (odd) throw refuseUri(`Found ${odd} in the redirect URI ${shown(uri)}, expected none.`);
    if (kind === 'loopback' || kind === 'custom-scheme') {
      throw refuseUri(
        `Found the redirect URI ${shown(uri)}, expected https: ${kind === 'loopback' ? 'loopback addresses' : 'custom schemes'} are registered by hand only.`,
      );
    }
    if (kind !== 'https') throw refuseUri(`Found the redirect URI ${shown(uri)}, expected https.`);
  }
  return [...new Set(uris)];
}

/** Demands that a member is not there, not even empty. */
export function requireAbsent(members: Members, name: string): void {
  if (!(name in members)) return;
  throw refuse(
    `Found ${name} ${shown(members[name])}, expected no ${name} at all (not even an empty one) with client_credentials.`,
  );
}

function isUrl(value: unknown, protocols: readonly string[]): value is string {
  return isText(value) && URL.canParse(value) && protocols.includes(new URL(value).protocol);
}

/** The optional members of both ways to register: pages, logo, software id. What is there has to be proper. */
export function readOptional(members: Members): Record<string, string> {
  const kept: Record<string, string> = {};
  const { logo_uri: logo } = members;
  if (logo !== undefined) {
    // The picture is not fetched: that would let anyone make the holder call addresses.
    if (!isUrl(logo, ['https:'])) {
      throw refuse(`Found logo_uri ${shown(logo)}, expected an https address.`);
    }
    kept.logo_uri = logo;
  }
  for (const name of optionalUrls) {
    const value = members[name];
    if (value === undefined) continue;
    if (!isUrl(value, ['https:', 'http:'])) {
      throw refuse(`Found ${name} ${shown(value)}, expected the address of a web page.`);
    }
    kept[name] = value;
  }
  for (const name of optionalTexts) {
    const value = members[name];
    if (value === undefined) continue;
    if (!isText(value)) {
      throw refuse(`Found ${name} ${shown(value)}, expected text, or no such member.`);
    }
    kept[name] = value;
  }
  return kept;
}
