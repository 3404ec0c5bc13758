/** What kind of address a redirect URI is: RFC 8252 §7. `unreadable` is none at all. */
export type UriKind = 'https' | 'http' | 'loopback' | 'custom-scheme' | 'unreadable';

const loopbackHosts = ['localhost', '127.0.0.1', '[::1]'];

/**
 * The kind of an address.
 * @see https://www.rfc-editor.org/rfc/rfc8252#section-7
 */
export function kindOfUri(uri: string): UriKind {
  if (!URL.canParse(uri) || /\s/.test(uri)) return 'unreadable';
  const { protocol, hostname } = new URL(uri);
  if (protocol === 'https:') return hostname === '' ? 'unreadable' : 'https';
  if (protocol === 'http:') return loopbackHosts.includes(hostname) ? 'loopback' : 'http';
  return 'custom-scheme';
}

/** The host of an address, or null. */
export function hostOfUri(uri: string): string | null {
  return URL.canParse(uri) ? new URL(uri).hostname.toLowerCase() || null : null;
}

/** The domain of a mail address in a `mailto:` URI, or null. */
export function domainOfContact(contact: string): string | null {
  return /^mailto:[^\s@,?]+@([^\s@,?]+)$/i.exec(contact)?.[1]?.toLowerCase() ?? null;
}

/** Whether a mail domain is a host itself or a domain above it (not a bare top-level one). */
export function coversHost(domain: string, host: string): boolean {
  return host === domain || (domain.includes('.') && host.endsWith(`.${domain}`));
}
