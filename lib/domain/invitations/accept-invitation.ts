import 'server-only';
import { hashPassword } from '@/lib/crypto/password';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/ids';
import { AppError, type FieldError } from '@/lib/errors';
import type { AcceptedInvitation, AcceptInvitation } from '@/lib/schemas/workspace';
import { recordAudit } from '../audit/record-audit';
import { findInvitation, type OpenInvitation } from './find-invitation';
import { isOpenAt } from './open-invitations';

interface NewPerson {
  id: string;
  name: string;
  passwordHash: string;
}

async function newPerson(input: AcceptInvitation): Promise<NewPerson> {
  const { name, password } = input;
  if (!name || !password) {
    const missing: FieldError[] = [
      ...(name ? [] : [{ path: 'name', code: 'missing', detail: 'found nothing; tell your name' }]),
      ...(password
        ? []
        : [{ path: 'password', code: 'missing', detail: 'found nothing; choose a password' }]),
    ];
    throw new AppError('request.invalid', {
      detail: 'You have no account yet: set a name and a password.',
      fields: missing,
    });
  }
  return { id: newId('usr'), name, passwordHash: await hashPassword(password) };
}

function refuseStranger(invitation: OpenInvitation, visitor: { email: string } | null): void {
  if (visitor && visitor.email.toLowerCase() !== invitation.email.toLowerCase()) {
    throw new AppError('invitation.invalid', {
      detail: `This invitation is for ${invitation.email}, and you are signed in as ${visitor.email}. Sign out first.`,
    });
  }
  if (!visitor && invitation.hasAccount) {
    throw new AppError('auth.required', {
      detail: `${invitation.email} has an account here. Sign in with it, then accept the invitation.`,
    });
  }
}

/**
 * Accepts an invitation: for the person who is signed in with its e-mail address, or for a new person who
 * sets a name and a password. It works once, also when it is tried twice at the same moment.
 *
 * @throws AppError `invitation.invalid`, `auth.required`, `request.invalid`
 */
export async function acceptInvitation(
  input: AcceptInvitation,
  visitor: { id: string; email: string; name: string | null } | null,
  request: { requestId?: string | null; address?: string | null } = {},
): Promise<AcceptedInvitation> {
  const invitation = await findInvitation(input.token);
  if (!invitation) {
    throw new AppError('invitation.invalid', {
      detail: 'It is unknown, was used or taken back, or has expired. Ask for a new one.',
    });
  }
  refuseStranger(invitation, visitor);
  const created = visitor ? null : await newPerson(input);
  const userId = visitor?.id ?? created?.id ?? '';
  const client = await db();
  await client.$transaction(async (transaction) => {
    const now = new Date();
    const { count } = await transaction.invitation.updateMany({
      where: { id: invitation.id, ...isOpenAt(now) },
      data: { acceptedAt: now },
    });
    if (count === 0) throw new AppError('invitation.invalid');
    if (created) {
      await transaction.user.create({ data: { ...created, email: invitation.email } });
    }
    // Somebody who joined in another way meanwhile keeps the role that they have.
    await transaction.membership.upsert({
      where: { workspaceId_userId: { workspaceId: invitation.workspace.id, userId } },
      create: { workspaceId: invitation.workspace.id, userId, role: invitation.role },
      update: {},
    });
    await recordAudit(
      {
        workspaceId: invitation.workspace.id,
        actor: {
          kind: 'user',
          id: userId,
          name: visitor?.name ?? created?.name ?? invitation.email,
        },
        action: 'invitation.accept',
        target: { kind: 'invitation', id: invitation.id },
        detail: { role: invitation.role, isNewAccount: created !== null },
        ...request,
      },
      transaction,
    );
  });
  return {
    workspace: invitation.workspace,
    role: invitation.role,
    email: invitation.email,
    isNewAccount: created !== null,
  };
}
