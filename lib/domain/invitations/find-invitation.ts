import 'server-only';
import { hashToken } from '@/lib/crypto/token';
import { db } from '@/lib/db/client';
import type { Role } from '@/lib/schemas/workspace';
import { isOpenAt } from './open-invitations';

/** An open invitation as its bearer sees it before accepting. */
export interface OpenInvitation {
  id: string;
  workspace: { id: string; slug: string; name: string };
  email: string;
  role: Role;
  expiresAt: Date;
  /** Whether somebody with the address has an account, and therefore signs in to accept. */
  hasAccount: boolean;
}

/** The open invitation that a link's token stands for, or null: unknown, used, taken back or expired. */
export async function findInvitation(token: string): Promise<OpenInvitation | null> {
  const client = await db();
  const invitation = await client.invitation.findFirst({
    where: { tokenHash: hashToken(token), ...isOpenAt(new Date()) },
    select: {
      id: true,
      email: true,
      role: true,
      expiresAt: true,
      workspace: { select: { id: true, slug: true, name: true } },
    },
  });
  if (!invitation) return null;
  const people = await client.user.count({ where: { email: invitation.email } });
  return { ...invitation, hasAccount: people > 0 };
}
