import 'server-only';
import { holderAddresses } from '../addresses';
import type { Holder } from '../holders/settings';
import { OAuthError } from './oauth-error';

/**
 * Sends the browser back to the app: with a code, or with what went wrong. `iss` says who answers, so that an app
 * that talks to several servers cannot be fooled.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2
 * @see https://www.rfc-editor.org/rfc/rfc9207#section-2
 */
export function sendBack(
  holder: Holder,
  { redirectUri, state }: { redirectUri: string; state?: string | undefined },
  result: OAuthError | { code: string },
): Response {
  const query = new URLSearchParams({
    ...(result instanceof OAuthError
      ? { error: result.code, error_description: result.message }
      : { code: result.code }),
    ...(state !== undefined && { state }),
    iss: holderAddresses(holder.name).baseUrl,
  });
  const glue = redirectUri.includes('?') ? '&' : '?';
  return redirectTo(`${redirectUri}${glue}${query.toString()}`);
}

/** Sends the browser on with GET. */
export function redirectTo(
  location: string,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return new Response(null, {
    status: 303,
    headers: {
      location,
      'cache-control': 'no-store',
      // The address of the request is nobody else's business.
      'referrer-policy': 'no-referrer',
      ...headers,
    },
  });
}
