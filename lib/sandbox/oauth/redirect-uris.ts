import 'server-only';
import { env } from '@/lib/env';
import { shown, stringArray } from '@/lib/protocol/json-body';
import { isText } from './jwt-claims';
import { OAuthError } from './oauth-error';

/**
 * Demands addresses to which users can be sent back: https, absolute, without fragment, wildcard or password. They
 * are kept and later compared byte for byte.
 *
 * @throws OAuthError `invalid_redirect_uri`, also when there is none (RFC 7591 §2 demands them)
 * @see https://www.rfc-editor.org/rfc/rfc7591#section-5
 */
export function readRedirectUris(value: unknown): string[] {
  const uris = stringArray(value);
  if (!uris?.length) {
    throw new OAuthError(
      'invalid_redirect_uri',
      `Found redirect_uris ${shown(value)}, expected an array with at least one https address.`,
    );
  }
  for (const uri of uris) {
    const problem = problemOf(uri);
    if (problem) {
      throw new OAuthError(
        'invalid_redirect_uri',
        `Found ${shown(uri)} in redirect_uris: ${problem}. Expected an exact https address.`,
      );
    }
  }
  return [...new Set(uris)];
}

/**
 * A portal without https is a client of its own sandbox, too, and its data holders are clients of its identity provider:
 * what goes there does not leave the machine.
 */
function isOfPortal(uri: string): boolean {
  const root = env().APP_URL;
  const isOfHolder = uri.startsWith(`${root}/sandbox/`) && uri.endsWith('/oauth/upstream');
  return isOfHolder || uri.startsWith(`${root}/oauth/`) || uri === `${root}/launch`;
}

function problemOf(uri: string): string | null {
  if (!isText(uri) || /\s/.test(uri) || !URL.canParse(uri)) return 'it is not an absolute URI';
  const { protocol, username, password } = new URL(uri);
  if (isOfPortal(uri)) return uri.includes('#') ? 'it has a fragment' : null;
  if (protocol === 'http:') return 'it is not encrypted; http is not taken for loopback either';
  if (protocol !== 'https:') return `${protocol} is a custom scheme, which is not taken`;
  if (!/^https:\/\/[^/?#\\]/i.test(uri)) return 'it names no host';
  if (uri.includes('#')) return 'it has a fragment';
  if (uri.includes('*')) return 'it has a wildcard';
  return username || password ? 'it has a user name or password' : null;
}
