import 'server-only';
import { openSessionCookie, parseCookies } from './session-cookie';
import { findSession, type SessionUser } from './sign-ins';

/** The person whose session cookie a request carries, or null. */
export async function readSession(request: Request): Promise<SessionUser | null> {
  const claims = await openSessionCookie(parseCookies(request.headers.get('cookie')));
  return claims && findSession(claims);
}
