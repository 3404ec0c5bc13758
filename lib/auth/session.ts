import 'server-only';
import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { openSessionCookie } from './session-cookie';
import { findSession, type SessionUser } from './sign-ins';

export type { SessionUser } from './sign-ins';

/** The person who looks at the page, or null. Looked up once per request. */
export const currentUser = cache(async function currentUser(): Promise<SessionUser | null> {
  const all = (await cookies()).getAll();
  const claims = await openSessionCookie(
    Object.fromEntries(all.map(({ name, value }) => [name, value])),
  );
  return claims && findSession(claims);
});

/**
 * The person who looks at the page. Without one it redirects to the sign-in page, which leads back here:
 * the address of the page comes in a header that `proxy.ts` sets.
 */
export async function requireUser(): Promise<SessionUser> {
  const user = await currentUser();
  if (user) return user;
  const here = (await headers()).get('x-onramp-path') ?? '/';
  redirect(`/signin?callbackUrl=${encodeURIComponent(here)}`);
}
