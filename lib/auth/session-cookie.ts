import 'server-only';
import { getToken } from 'next-auth/jwt';
import { authSecret } from '@/lib/crypto/secret-file';
import { env } from '@/lib/env';

/** Whether cookies are for HTTPS only: as soon as the public address is. */
export function hasSecureCookies(): boolean {
  return env().APP_URL.startsWith('https:');
}

/** The name of the session cookie. Long ones come in parts that add `.0`, `.1` … */
export function sessionCookieName(): string {
  return `${hasSecureCookies() ? '__Secure-' : ''}next-auth.session-token`;
}

/** The cookies of a `Cookie` header, by name. */
export function parseCookies(header: string | null): Record<string, string> {
  const cookies: Record<string, string> = {};
  for (const pair of (header ?? '').split(';')) {
    const at = pair.indexOf('=');
    if (at < 1) continue;
    const value = pair.slice(at + 1).trim();
    try {
      cookies[pair.slice(0, at).trim()] = decodeURIComponent(value);
    } catch {
      cookies[pair.slice(0, at).trim()] = value;
    }
  }
  return cookies;
}

/** What the session cookie says: who, and by which sign-in. */
export interface SessionClaims {
  userId: string;
  signInId: string;
}

/**
 * Opens the session cookie. Null when there is none, or when it was not made here or is out of date. Whether
 * the sign-in that it names still holds is for `findSession` to say.
 */
export async function openSessionCookie(
  cookies: Readonly<Record<string, string>>,
): Promise<SessionClaims | null> {
  if (!Object.keys(cookies).some((name) => name.startsWith(sessionCookieName()))) return null;
  const token = await getToken({
    // Without headers: a bearer token is not a session.
    req: { cookies, headers: {} } as never,
    secret: await authSecret(),
    secureCookie: hasSecureCookies(),
  });
  return token?.sub && token.signInId ? { userId: token.sub, signInId: token.signInId } : null;
}
