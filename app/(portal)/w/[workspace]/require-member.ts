import 'server-only';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { requireUser, type SessionUser } from '@/lib/auth/session';
import { findMember, type Member } from '@/lib/domain/workspaces/find-member';

/**
 * The signed-in person and their membership in the workspace that the address names, once per request.
 * Redirects to the sign-in page without a session; a workspace that is not theirs is not found.
 */
export const requireMember = cache(async function requireMember(
  slug: string,
): Promise<{ user: SessionUser; member: Member }> {
  const user = await requireUser();
  const member = await findMember(slug, user.id);
  if (!member) notFound();
  return { user, member };
});
