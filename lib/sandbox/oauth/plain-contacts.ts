import 'server-only';
import { shown, stringArray } from '@/lib/protocol/json-body';
import { isText } from './jwt-claims';
import { OAuthError } from './oauth-error';

function refuse(description: string): OAuthError {
  return new OAuthError('invalid_client_metadata', description);
}

const mailDomain = /^(?:mailto:)?[^\s@,?:]+@([^\s@,?]+)/i;

/** Contacts as RFC 7591 has them: mail addresses, with or without `mailto:`, and other addresses of people. */
export function readPlainContacts(value: unknown): string[] {
  const contacts = stringArray(value);
  const isContact = (text: string) =>
    isText(text) && (mailDomain.test(text) || /^[a-z][a-z0-9+.-]*:\S+$/i.test(text));
  if (contacts && contacts.length > 0 && contacts.every(isContact)) return contacts;
  throw refuse(
    `Found contacts ${shown(value)}, expected an array of addresses such as mailto:dev@example.org.`,
  );
}

/**
 * Demands a contact whose mail domain is the host of one of the app's addresses, or a domain above that host: the
 * holder then knows that whoever registers belongs to the app.
 *
 * @param pages redirect_uris and client_uri
 * @throws OAuthError `invalid_client_metadata`
 */
export function requireContactDomain(contacts: readonly string[], pages: readonly string[]): void {
  const hosts = pages.map((page) => new URL(page).hostname.toLowerCase());
  const domains = contacts.flatMap((contact) => {
    const domain = mailDomain.exec(contact)?.[1]?.toLowerCase();
    return domain === undefined ? [] : [domain];
  });
  const isAbove = (domain: string) =>
    hosts.some((host) => host === domain || (domain.includes('.') && host.endsWith(`.${domain}`)));
  if (domains.some(isAbove)) return;
  throw refuse(
    `The mail addresses in contacts are of ${domains.join(', ') || 'no domain'}, expected one of the domain of a redirect_uri or of client_uri: ${[...new Set(hosts)].join(', ') || 'there is neither'}.`,
  );
}
