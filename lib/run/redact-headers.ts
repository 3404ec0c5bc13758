import type { HeaderList } from '@/lib/protocol/exchange';
import type { Mask } from './redact-secrets';
import { decoded, redactText, redactUrl } from './redact-text';

/** Pairs of a Set-Cookie header that are settings of the cookie and no secret. */
const cookieAttribute = /^\s*(expires|max-age|domain|path|samesite|priority)\s*=/i;

function redactCookie(pair: string, mask: Mask): string {
  const at = pair.indexOf('=');
  return pair.slice(0, at + 1) + mask('cookie', pair.slice(at + 1).trim());
}

function redactCookies(value: string, isSet: boolean, mask: Mask): string {
  return value
    .split(';')
    .map((pair, index) => {
      const isAttribute = isSet && index > 0 && (cookieAttribute.test(pair) || !pair.includes('='));
      return isAttribute ? pair : redactCookie(pair, mask);
    })
    .join(';');
}

function decodeBasic(credentials: string): string {
  try {
    return atob(credentials);
  } catch {
    return '';
  }
}

function redactAuthorization(value: string, mask: Mask): string {
  const [, scheme = '', gap = '', credentials = ''] = /^(\S+)(\s+)([\s\S]+)$/.exec(value) ?? [];
  if (!credentials) return mask('credentials', value);
  const kind = scheme.toLowerCase();
  if (kind === 'basic') {
    const pair = decodeBasic(credentials.trim());
    const secret = pair.slice(pair.indexOf(':') + 1);
    mask('client_secret', secret);
    // Client secrets are form-encoded inside Basic credentials, RFC 6749 §2.3.1.
    mask('client_secret', decoded(secret));
  }
  const name = kind === 'bearer' || kind === 'dpop' ? 'access_token' : 'credentials';
  return `${scheme}${gap}${mask(name, credentials.trim())}`;
}

function redactHeader(name: string, value: string, isOAuth: boolean, mask: Mask): string {
  switch (name.toLowerCase()) {
    case 'authorization':
    case 'proxy-authorization':
      return redactAuthorization(value, mask);
    case 'cookie':
      return redactCookies(value, false, mask);
    case 'set-cookie':
      return redactCookies(value, true, mask);
    case 'dpop':
      return mask('dpop', value.trim());
    case 'x-api-key':
      return mask('api_key', value.trim());
    case 'location':
    case 'content-location':
    case 'referer':
      return redactUrl(value, isOAuth, mask);
    default:
      return redactText(value, { mediaType: null, isOAuth }, mask);
  }
}

/** Masks the credentials in headers; names and order stay. */
export function redactHeaders(headers: HeaderList, isOAuth: boolean, mask: Mask): HeaderList {
  return headers.map(([name, value]) => [name, redactHeader(name, value, isOAuth, mask)]);
}
