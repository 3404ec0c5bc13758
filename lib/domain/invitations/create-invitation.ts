import 'server-only';
import { isAtLeast, type Role } from '@/lib/auth/permissions';
import { canSendMail, sendMail } from '@/lib/auth/send-mail';
import { newToken } from '@/lib/crypto/token';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/ids';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { log } from '@/lib/log';
import type { Invite, NewInvitation } from '@/lib/schemas/workspace';
import { namesOf } from '../people/names-of';
import { invitationMs, isOpenAt } from './open-invitations';
import { invitationColumns, serializeInvitation } from './serialize-invitation';

/** Whether the link went out by mail. A mail server that fails is no reason to lose the invitation. */
async function mailLink(to: string, workspaceName: string, link: string): Promise<boolean> {
  if (!canSendMail()) return false;
  try {
    await sendMail({
      to,
      subject: `You are invited to ${workspaceName} on Onramp`,
      text:
        `You are invited to the workspace ${workspaceName}. Open this link to accept; it works once, for ` +
        `seven days:\n\n${link}\n`,
    });
    return true;
  } catch (error) {
    log.warn({ err: error }, 'an invitation could not be mailed; its link is shown instead');
    return false;
  }
}

/**
 * Invites an e-mail address into a workspace; an older open invitation of the same address ends. The link is
 * mailed where that is possible, otherwise it is in the result, this once.
 *
 * @param inviter role of who invites, and their id (null for a token of a script)
 * @throws AppError `auth.forbidden` for a role above the inviter's, `resource.conflict` for a member
 */
export async function createInvitation(
  workspace: { id: string; name: string },
  inviter: { role: Role; userId: string | null },
  input: Invite,
): Promise<NewInvitation> {
  if (!isAtLeast(inviter.role, input.role)) {
    throw new AppError('auth.forbidden', {
      detail: `Your role is ${inviter.role}; you cannot invite somebody as ${input.role}.`,
    });
  }
  const client = await db();
  const { token, hash } = newToken('invite');
  const now = new Date();
  const row = await client.$transaction(async (transaction) => {
    const members = await transaction.membership.count({
      where: { workspaceId: workspace.id, user: { email: input.email } },
    });
    if (members > 0) {
      const detail = `${input.email} is a member already.`;
      throw new AppError('resource.conflict', {
        detail,
        fields: [{ path: 'email', code: 'taken', detail }],
      });
    }
    await transaction.invitation.updateMany({
      where: { workspaceId: workspace.id, email: input.email, ...isOpenAt(now) },
      data: { revokedAt: now },
    });
    return transaction.invitation.create({
      data: {
        id: newId('inv'),
        workspaceId: workspace.id,
        email: input.email,
        role: input.role,
        tokenHash: hash,
        invitedById: inviter.userId,
        expiresAt: new Date(now.getTime() + invitationMs),
      },
      select: invitationColumns,
    });
  });
  const link = `${env().APP_URL}/invite?token=${token}`;
  const mailed = await mailLink(input.email, workspace.name, link);
  const names = await namesOf([row.invitedById]);
  return { ...serializeInvitation(row, names), mailed, link: mailed ? null : link };
}
