/** A URL as it is compared, or why it cannot be the base URL of a FHIR server, in words. */
export type EndpointKey =
  | {
      /** `https://host[:port]/path`: what makes two spellings one endpoint. */
      key: string;
      /** Lower case, internationalized names in punycode, without the port. */
      host: string;
      /** The source says `http:`. */
      isHttpPublished: boolean;
    }
  | { problem: string };

const longest = 500;
/** What people copy behind the base: documents and operations that every server has. */
const documents = /\/(?:metadata|\.well-known(?:\/.*)?|\$versions|CapabilityStatement|Endpoint)$/i;
/** Links that a mail filter put in the place of the ones that were written. */
const rewritten =
  /(?:^|\.)(?:urldefense\.(?:proofpoint\.)?com|safelinks\.protection\.outlook\.com)$/;
const email = /^(?:mailto:)?[^\s/@]+@[^\s/@]+\.[^\s/@]+$/i;

/**
 * Normalizes the base URL of a FHIR server, so that spellings of one address become equal: `https`, host in lower
 * case, no default port, no empty path segments, no query or fragment, no slash and no well-known document at the
 * end. The case of the path is kept. `endpointKey(key)` gives the same key. Never throws, whatever the text is.
 * @see https://www.rfc-editor.org/rfc/rfc3986#section-6
 */
export function endpointKey(text: string): EndpointKey {
  const published = text.trim();
  const problem = textProblem(published);
  if (problem) return { problem };
  const url = parseUrl(published);
  if (!url) return { problem: 'it is not a URL' };
  if (url.username || url.password) return { problem: 'it has a user name before the host' };
  const host = url.hostname.replace(/\.+$/, '');
  if (!host.includes('.')) return { problem: 'its host has no dot' };
  // Without its dots the last part may be a number, and the host a broken IPv4 address.
  if (host.includes('..') || !parseUrl(`https://${host}`)) {
    return { problem: 'its host has an empty part or ends in a number' };
  }
  if (rewritten.test(host)) return { problem: 'it is a link that a mail filter rewrote' };
  const port = url.port === '' || url.port === '80' || url.port === '443' ? '' : `:${url.port}`;
  const path = basePath(url.pathname);
  if (path.includes('/[')) return { problem: 'it has a placeholder in it' };
  const key = `https://${host}${port}${path}`;
  if (key.length > longest) return { problem: `it is longer than ${longest} characters` };
  return { key, host, isHttpPublished: url.protocol === 'http:' };
}

function textProblem(text: string): string | null {
  if (text === '') return 'it is empty';
  if (text.length > longest) return `it is longer than ${longest} characters`;
  if (email.test(text)) return 'it is an e-mail address';
  if (!/^https?:[/\\]{2}/i.test(text)) return 'it does not begin with https:// or http://';
  if (/\s/.test(text)) return 'it has white space in it';
  if (/[{}<>]|%7B|%7D/i.test(text)) return 'it has a placeholder in it';
  return null;
}

function parseUrl(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

function basePath(pathname: string): string {
  let path = pathname.replace(/\/{2,}/g, '/').replace(/\/$/, '');
  // More than once, so that the key of a key is itself.
  while (documents.test(path)) path = path.replace(documents, '').replace(/\/$/, '');
  return path;
}

/**
 * The base URL to copy from an address as it is published: without query, fragment and the well-known document at its
 * end, otherwise letter by letter the same. Some servers need the slash at the end, and `aud` has to equal what the
 * server calls itself.
 * @see SMART App Launch 2.2 §2.0.3 on `aud`
 */
export function publishedBase(text: string): string {
  let base = text.trim().replace(/[?#].*$/, '');
  for (let next = withoutDocument(base); next !== base; next = withoutDocument(base)) base = next;
  return base;
}

function withoutDocument(url: string): string {
  const address = url.replace(/\/+$/, '');
  return documents.test(address) ? address.replace(documents, '') : url;
}
