import 'server-only';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { requireUser, type SessionUser } from '@/lib/auth/session';

/**
 * The signed-in person, when they operate the portal, once per request. Redirects to the sign-in page
 * without a session; for everybody else the administration is not found.
 */
export const requireOperator = cache(async function requireOperator(): Promise<{
  user: SessionUser;
}> {
  const user = await requireUser();
  if (!user.isOperator) notFound();
  return { user };
});
